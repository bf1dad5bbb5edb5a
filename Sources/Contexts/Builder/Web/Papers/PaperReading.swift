import FormSchema
import Kernel
import ProcedureDraft
import Web

/// A paper of a draft, right or wrong, in the words of its pages.
struct PaperReading: Sendable {
  let reading: DraftReading
  /// Its file.
  let path: DraftPath

  /// - Returns: `nil` when the draft has no such paper.
  init?(_ path: DraftPath, _ reading: DraftReading) {
    let file = DraftPath(path.file)
    guard path.file.hasPrefix(Self.folder), reading.folder[file]?.members != nil else { return nil }
    (self.reading, self.path) = (reading, file)
  }

  static let folder = "documents/"

  /// Where a paper of this name is kept.
  static func file(_ id: String) -> DraftPath { DraftPath("\(folder)\(id).yaml") }

  /// All papers, in the order of their files.
  static func list(_ reading: DraftReading) -> [PaperReading] {
    reading.folder.trees(in: "documents").compactMap { PaperReading($0.path, reading) }
  }

  var id: String { String(path.file.dropFirst(Self.folder.count).dropLast(5)) }
  var title: String {
    let title = text("title")
    return title.isEmpty ? reading.texts["builder.staff.paper.unnamed"] : title
  }
  var address: String { reading.address.page("paper", at: path) }
  var blocks: DraftPath { path.key("blocks") }
  /// Whether it is issued when something is granted, and may tell what was decided.
  var isGrant: Bool { text("issued-when") == DocumentTemplate.Moment.granted.rawValue }
  var signs: LetterSigns { LetterSigns(.paper(isGrant: isGrant), reading) }

  func text(_ key: String) -> String { reading.folder.text(path.key(key)) ?? "" }

  /// When it is issued, as a person says it.
  var moment: String {
    let moment = DocumentTemplate.Moment(rawValue: text("issued-when"))
    return moment.map { reading.texts["builder.staff.value.issued-when.\($0.rawValue)"] } ?? text("issued-when")
  }

  var kind: String {
    let kind = DocumentTemplate.Kind(rawValue: text("kind"))
    return kind.map { reading.texts["builder.staff.value.kind.\($0.rawValue)"] } ?? text("kind")
  }
}

extension Texts {
  /// Where in the letters of a draft something is: 「決定通知書」の「本文」.
  /// - Returns: `nil` for a place in another file.
  func letterPlace(_ path: DraftPath, _ folder: DraftFolder) -> String? {
    let key: String? = if case .key(let key)? = path.last { key } else { nil }
    if path.file == "messages.yaml", case .key(let moment)? = path.steps.first,
      let moment = MessageMoment(rawValue: moment)
    {
      let thing = self["builder.staff.message.\(moment.rawValue)"]
      guard let key, ["subject", "body"].contains(key) else { return thing }
      return self["builder.staff.place", ["thing": thing, "setting": self["builder.staff.message.field.\(key)"]]]
    }
    guard path.file.hasPrefix(PaperReading.folder) else { return nil }
    let thing = folder.text(DraftPath(path.file).key("title")) ?? path.file
    guard let key else { return thing }
    let setting: String? =
      if PaperBlock.Kind(rawValue: key) != nil {
        self["builder.staff.block.\(key)"]
      } else if PaperFacts.settings.contains(where: { $0.key == key }) {
        self["builder.staff.paper.\(key)"]
      } else {
        setting(key)
      }
    return setting.map { self["builder.staff.place", ["thing": thing, "setting": $0]] }
  }
}
