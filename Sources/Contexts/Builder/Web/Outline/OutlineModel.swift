import FormSchema
import HTMLKit
import Kernel
import Nihongo
import Ports
import ProcedureDraft

/// What the page of a draft shows: the pages of its form, and the questions of the one that stands open.
struct OutlineModel: Sendable {
  /// With up to this many questions every page stands open.
  static let mostOpen = 60

  /// A question, or the use of a group with its questions.
  struct Item: Sendable {
    let path: DraftPath
    let title: String
    let type: String
    let isRequired: Bool
    let condition: String?
    /// Those of a group, or of a row.
    let inner: [String]
    let isUse: Bool
    let findings: Int
    let place: Int
  }

  let reading: DraftReading
  /// The id of the page that stands open; `nil` for all or none.
  let section: String?
  /// What is looked for within the form; empty: nothing.
  let words: String
  /// By place in the draft.
  let findings: [DraftFinding]
  /// Who else has changed the draft within the last minutes.
  let others: [String]
  let canUndo: Bool
  let wasUndone: Bool

  var outline: DraftOutline { reading.outline }

  func isOpen(_ section: DraftSection) -> Bool {
    self.section == section.id || outline.questions.count <= Self.mostOpen && self.section == nil
  }

  /// Those whose label, id or hint holds what is looked for.
  var found: [DraftQuestion] {
    let wanted = FoldedText(words).text
    guard !wanted.isEmpty else { return [] }
    return outline.questions.filter { question in
      let text = [question.title, question.fullID, question.name ?? "", question.json["hint"]?.written ?? ""]
      return text.contains { FoldedText($0).text.contains(wanted) }
    }
  }

  func items(of section: DraftSection) -> [Item] {
    reading.folder.items(section.path.key("questions")).enumerated().map { place, item in
      let (path, json) = item
      guard let use = json["use"]?.written else { return question(path, place) }
      let inner = outline.questions.filter { $0.use?.path == path && $0.path.steps.count == 2 }
      return Item(
        path: path, title: reading.texts["builder.staff.group.called", ["group": use]], type: "",
        isRequired: false, condition: nil, inner: inner.map(\.title), isUse: true, findings: count(path), place: place)
    }
  }

  private func question(_ path: DraftPath, _ place: Int) -> Item {
    let question = outline.question(at: path)
    let type = question?.type ?? ""
    let isAsked = !["information", "computed", "looked-up"].contains(type)
    let inner = type == "rows" ? question.map { outline.inner(of: $0.fullID) } ?? [] : []
    return Item(
      path: path, title: question?.title ?? "", type: reading.type(type),
      isRequired: isAsked && question?.json["optional"]?.written != "true",
      condition: reading.condition(at: path.key("when")),
      inner: inner.map(\.title), isUse: false, findings: count(path),
      place: place)
  }

  private func count(_ path: DraftPath) -> Int { findings.count { $0.path.isWithin(path) } }

  func findings(of section: DraftSection) -> Int { count(section.path) }
}
