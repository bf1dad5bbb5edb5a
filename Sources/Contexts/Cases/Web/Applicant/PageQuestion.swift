import FormSchema

/// What a page sent for one question, made ready to take the place of what was there before.
struct PageQuestion {
  private let question: Question
  private let words: ProcedureWords
  /// The names of the questions the page held.
  private let shown: Set<String>
  /// What the names of its fields begin with.
  private let path: String

  init(_ question: Question, _ words: ProcedureWords, shown: Set<String>, path: String = "") {
    (self.question, self.words, self.shown, self.path) = (question, words, shown, path)
  }

  private var name: String { path + question.id }

  /// Names of options become their ids; rows keep what the page did not show of them, and are not more than a form can
  /// have.
  func settle(_ page: inout TypedAnswers, before: TypedAnswers) {
    if question.isFoundByTyping, let id = TypedOption(question, words).id(typed: page.first(name)) { page[name] = [id] }
    guard let group = question.type.group else { return }
    page[name] = Array(page.rowKeys(name).prefix(RepeatedGroup.mostRows))
    for key in page.rowKeys(name) {
      for inner in group.questions {
        let path = "\(name).\(key)."
        guard shown.contains(path + inner.id) else {
          for input in inner.openInputs(in: before.row(name, key)) { page[path + input] = before[path + input] }
          continue
        }
        PageQuestion(inner, words.inside(question), shown: shown, path: path).settle(&page, before: before)
      }
    }
  }
}

extension Question {
  /// What the names of the fields of its addresses begin with: its own, and those in its rows.
  func addresses(in typed: TypedAnswers, at path: String = "") -> [String] {
    if type.name == .address { return [path + id] }
    return inRows(of: typed, at: path) { question, row in question.addresses(in: typed, at: row) }
  }

  /// Its rows and those inside them, by the name of the field that lists them.
  func groups(in typed: TypedAnswers, at path: String = "") -> [(name: String, group: RepeatedGroup)] {
    guard let group = type.group else { return [] }
    return [(name: path + id, group: group)] + inRows(of: typed, at: path) { question, row in question.groups(in: typed, at: row) }
  }

  private func inRows<T>(of typed: TypedAnswers, at path: String, _ find: (Question, String) -> [T]) -> [T] {
    guard let group = type.group else { return [] }
    return typed.rowKeys(path + id).flatMap { key in
      group.questions.flatMap { find($0, "\(path)\(id).\(key).") }
    }
  }
}

extension Form {
  /// What the question is called that a field belongs to, which may stand in a row; empty when there is none.
  func label(ofField field: String, _ words: ProcedureWords) -> String {
    // Of `children.2.photo` the second part is the row.
    let ids = field.split(separator: ".").enumerated().filter { $0.offset.isMultiple(of: 2) }.map { String($0.element) }
    guard let first = ids.first, var question = question(first) else { return "" }
    var words = words
    for id in ids.dropFirst() {
      guard let inner = question.inner(id) else { break }
      (question, words) = (inner, words.inside(question))
    }
    return words.label(question)
  }
}
