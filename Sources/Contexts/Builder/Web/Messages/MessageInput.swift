import DesignSystem
import FormSchema
import Kernel
import ProcedureDraft
import Web

/// The mail of one step in every language, as its page shows and sends it.
struct MessageInput: Sendable {
  static let file = DraftPath("messages.yaml")
  static let parts = ["subject", "body"]

  let moment: MessageMoment
  /// By the names of the fields, as typed.
  private(set) var typed: [String: String] = [:]
  /// By the same, when the page was shown.
  private(set) var was: [String: String] = [:]

  var path: DraftPath { Self.file.key(moment.rawValue) }

  static func name(_ part: String, _ language: Language) -> String { "mail:\(language.rawValue):\(part)" }

  init(_ moment: MessageMoment, of folder: DraftFolder) {
    self.moment = moment
    for language in Language.allCases {
      for part in Self.parts { typed[Self.name(part, language)] = folder.text(place(part, language)) ?? "" }
    }
    was = typed
  }

  init(_ moment: MessageMoment, _ form: SubmittedForm) {
    self.moment = moment
    for language in Language.allCases {
      for part in Self.parts {
        let name = Self.name(part, language)
        (typed[name], was[name]) = (Self.lines(form[name]).trimmed, Self.lines(form["was:\(name)"]))
      }
    }
  }

  /// Browsers send CR LF; files have LF.
  private static func lines(_ text: String) -> String {
    text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
  }

  func text(_ part: String, _ language: Language) -> String { typed[Self.name(part, language)] ?? "" }

  private func before(_ part: String, _ language: Language) -> String { was[Self.name(part, language)] ?? "" }

  private func place(_ part: String, _ language: Language) -> DraftPath {
    language == .japanese ? path.key(part) : DraftPath("text/\(language.rawValue).yaml").key(key(part))
  }

  /// The key of a translation.
  private func key(_ part: String) -> String { "message.\(moment.rawValue).\(part)" }

  private func isChanged(_ part: String, _ language: Language) -> Bool {
    // A last line break says nothing.
    text(part, language).trimmed != before(part, language).trimmed
  }

  /// The edits that make it so; those that change nothing are left out.
  /// - Parameter folder: what of a mail stands there decides whether it is made anew.
  func edits(of folder: DraftFolder) -> [DraftEdit] {
    japanese(folder)
      + DraftWords.languages.compactMap { language in
        DraftWords.edit(
          Self.parts.filter { isChanged($0, language) }.map { part in
            (key(part), nothing(text(part, language)), nothing(before(part, language)))
          }, in: language, of: folder)
      }
  }

  private func nothing(_ text: String) -> String? { text.isEmpty ? nil : text }

  private func japanese(_ folder: DraftFolder) -> [DraftEdit] {
    let value = JSONValue.object(Self.parts.map { .init($0, .text(text($0, .japanese))) })
    let isNew = Self.parts.allSatisfy { before($0, .japanese).isEmpty } && folder[path] == nil
    guard !isNew else {
      guard folder[Self.file] != nil else {
        return [.addFile(Self.file.file, .tree(.object([.init(moment.rawValue, value)])))]
      }
      return [.set(path, to: value, was: nil)]
    }
    return Self.parts.filter { isChanged($0, .japanese) }.map { part in
      .set(
        path.key(part), to: .text(text(part, .japanese)), was: nothing(before(part, .japanese)).map { .text($0) })
    }
  }

  /// The edits that take the mail away with its translations.
  func removal(of folder: DraftFolder) -> [DraftEdit] {
    guard let whole = folder[path] else { return [] }
    return [.set(path, to: nil, was: whole)]
      + DraftWords.languages.compactMap { language in
        let said = Self.parts.filter { folder[place($0, language)] != nil }
        return DraftWords.edit(
          said.map { (key($0), nil, folder.text(place($0, language))) }, in: language, of: folder)
      }
  }

  /// What is typed and cannot be kept so. In other languages a mail may wait for a person: till then it goes in
  /// Japanese.
  func errors(_ signs: LetterSigns, _ texts: Texts) -> [FieldError] {
    Language.allCases.flatMap { language in
      Self.parts.compactMap { part -> FieldError? in
        let text = text(part, language), name = Self.name(part, language)
        if text.isEmpty {
          return language == .japanese ? FieldError(name, texts["builder.staff.message.no-\(part)"]) : nil
        }
        if part == "subject", text.contains(where: \.isNewline) {
          return FieldError(name, texts["builder.staff.message.one-line"])
        }
        return signs.wrong(in: text).map { FieldError(name, $0) }
      }
    }
  }
}
