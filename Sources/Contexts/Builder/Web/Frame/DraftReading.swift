import FEEL
import FormSchema
import Kernel
import ProcedureDraft

/// A draft's form in the words of its pages.
struct DraftReading: Sendable {
  let open: OpenDraft
  let outline: DraftOutline
  let names: DraftNames
  let texts: Texts

  init(_ open: OpenDraft, _ texts: Texts) {
    self.open = open
    outline = DraftOutline(open.folder)
    names = DraftNames(outline)
    self.texts = texts
  }

  var address: DraftAddress { DraftAddress(open.draft.id) }
  var folder: DraftFolder { open.folder }

  /// Ids of the tables of codes.
  var tables: [String] {
    folder.paths.filter { $0.hasPrefix("tables/") && $0.hasSuffix(".csv") }.map { String($0.dropFirst(7).dropLast(4)) }
  }

  /// Ids of the groups of questions.
  var groups: [String] { folder.trees(in: "groups").map(\.name) }

  /// What a type is called; what is no type stays as it was typed.
  func type(_ type: String) -> String {
    guard QuestionType.Name(rawValue: type) != nil else {
      return type.isEmpty ? texts["builder.staff.type.none"] : type
    }
    return texts["builder.staff.type.\(type)"]
  }

  /// A condition in words; as it is written where nobody can read it.
  /// - Parameter path: of the condition itself.
  /// - Returns: `nil` where there is none.
  func condition(at path: DraftPath) -> String? {
    guard let text = folder.text(path), !text.isEmpty else { return nil }
    let known = names.names(at: path)
    guard let sentence = try? ConditionSentence(text, known) else { return text }
    return sentence.words(in: texts.language, known, outline, around: names.around(path))
  }

  /// The section that holds a place.
  func section(of path: DraftPath) -> DraftSection? {
    outline.sections.first { path.isWithin($0.path) } ?? question(at: path).flatMap(section)
  }

  func section(of question: DraftQuestion) -> DraftSection? {
    outline.sections.first { $0.id == question.section && $0.part == question.part }
  }

  func question(at path: DraftPath) -> DraftQuestion? {
    outline.question(at: path).flatMap { $0.path == path ? $0 : nil }
  }

  /// An id that no item of a list has yet: `question-3`.
  func newID(_ word: String) -> String {
    let known = Set(outline.questions.map(\.id) + outline.sections.map(\.id))
    let count = known.count
    return (1...count + 1).lazy.map { "\(word)-\($0)" }.first { !known.contains($0) } ?? word
  }
}
