import Kernel

/// What questions begin with when nobody has seen them yet: what the procedure proposes, and the rows it wants at
/// least.
public struct FreshQuestions: Sendable {
  private let questions: [Question]
  private let form: Form
  private let today: CivilDate
  private let language: Language

  /// - Parameters:
  ///   - questions: those of one page.
  ///   - language: how a date is written into its field.
  public init(_ questions: [Question], of form: Form, today: CivilDate, language: Language) {
    (self.questions, self.form, self.today, self.language) = (questions, form, today, language)
  }

  /// `typed` with proposals in the questions that are shown for the first time, and the rows they want at least.
  ///
  /// - Complexity: at most that of two readings of the form.
  public func begun(_ typed: TypedAnswers) -> TypedAnswers {
    // Most pages propose nothing, and reading the form is most of a page's work.
    guard questions.contains(where: { $0.initial != nil || $0.type.group != nil }) else { return typed }
    let reading = form.read(typed, today: today)
    let proposed = proposal(typed, reading).typed
    var begun = typed
    for question in questions where reading.isShown(question: question.id) && !question.isSeen(in: typed) {
      for input in question.inputs(in: proposed) where !proposed[input].isEmpty { begun[input] = proposed[input] }
      guard let group = question.type.group else { continue }
      for _ in 0..<question.leastRows {
        begun.setRow(question.id, begun.addRow(question.id), row(of: group, reading))
      }
    }
    return withInnerRows(begun)
  }

  /// The rows that a row wants at least.
  private func withInnerRows(_ typed: TypedAnswers) -> TypedAnswers {
    let outer = questions.filter { $0.type.group?.questions.contains { $0.leastRows > 0 } ?? false }
    guard !outer.isEmpty else { return typed }
    let reading = form.read(typed, today: today)
    var begun = typed
    for question in outer {
      for row in reading.rows[question.id] ?? [] {
        let answers = typed.row(question.id, row.key)
        for inner in question.type.group?.questions ?? []
        where row.reading.isShown(question: inner.id) && !inner.isSeen(in: answers) {
          for _ in 0..<inner.leastRows { begun.addRow("\(question.id).\(row.key).\(inner.id)") }
        }
      }
    }
    return begun
  }

  /// Puts proposals into the row that was just added to the rows of this name.
  public func beginRow(of name: String, in typed: inout TypedAnswers) {
    guard let group = form.question(name)?.type.group, let key = typed.rowKeys(name).last,
      typed.row(name, key).isEmpty
    else { return }
    typed.setRow(name, key, row(of: group, form.read(typed, today: today)))
  }

  /// Where answers come from, now that `typed` takes the place of `old`: what a proposal gave and nobody changed
  /// is the proposal's.
  public func provenance(
    of typed: TypedAnswers, after old: TypedAnswers, _ before: [String: Provenance]
  ) -> [String: Provenance] {
    var provenance = Provenance.following(before, from: old, to: typed, in: form)
    let new = questions.filter { $0.initial != nil && !$0.isSeen(in: old) }
    guard !new.isEmpty else { return provenance }
    var empty = typed
    for question in new { for input in question.inputs(in: typed) { empty[input] = [] } }
    let proposed = proposal(empty, form.read(typed, today: today)).typed
    for question in new {
      let inputs = question.inputs(in: proposed)
      let isProposed = inputs.contains { !proposed[$0].isEmpty }
      if isProposed, inputs.allSatisfy({ proposed[$0] == typed[$0].filter { !$0.isEmpty } }) {
        provenance[question.id] = .prefilled(.initial)
      }
    }
    return provenance
  }

  private func proposal(_ typed: TypedAnswers, _ reading: Reading) -> PrefillProposal {
    form.initialProposal(for: reading, keeping: typed, today: today, language: language)
  }

  private func row(of group: RepeatedGroup, _ reading: Reading) -> TypedAnswers {
    form.initialRow(of: group, for: reading, today: today, language: language)
  }
}

extension Question {
  /// Whether a page that held it was sent: an empty field is sent, too.
  fileprivate func isSeen(in typed: TypedAnswers) -> Bool {
    inputs(in: typed).contains { typed.fields[$0] != nil } || typed.fields["\(id).last-row"] != nil
  }

  /// How many rows it wants at least; 0 for a question without rows, or whose rows may be left out.
  fileprivate var leastRows: Int { isOptional ? 0 : type.group?.atLeast ?? 0 }
}
