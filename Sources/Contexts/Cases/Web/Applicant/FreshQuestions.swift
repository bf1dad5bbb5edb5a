import FormSchema
import Kernel

/// What questions begin with when nobody has seen them yet: what the procedure proposes, and the rows it wants at least.
struct FreshQuestions {
  private let questions: [Question]
  private let draft: Draft
  private let form: Form
  private let today: CivilDate

  init(_ questions: [Question], of open: OpenDraft, today: CivilDate) {
    (self.questions, draft, form, self.today) = (questions, open.draft, open.form, today)
  }

  /// `typed` with proposals in the questions that are shown for the first time.
  func begun(_ typed: TypedAnswers) -> TypedAnswers {
    // Most pages propose nothing, and reading the form is most of a page's work.
    guard questions.contains(where: { $0.initial != nil || $0.type.group != nil }) else { return typed }
    let reading = form.read(typed, today: today)
    let proposed = proposal(typed, reading).typed
    var begun = typed
    for question in questions where reading.isShown(question: question.id) && !question.isSeen(in: typed) {
      for input in question.inputs(in: proposed) where !proposed[input].isEmpty { begun[input] = proposed[input] }
      guard let group = question.type.group else { continue }
      for _ in 0..<group.atLeast {
        begun.setRow(question.id, begun.addRow(question.id), row(of: group, reading))
      }
    }
    return begun
  }

  /// Puts proposals into the row that was just added to the rows of this name.
  func beginRow(of name: String, in typed: inout TypedAnswers) {
    guard let group = form.question(name)?.type.group, let key = typed.rowKeys(name).last,
      typed.row(name, key).isEmpty
    else { return }
    typed.setRow(name, key, row(of: group, form.read(typed, today: today)))
  }

  /// Where the draft's answers come from, now that `typed` takes their place: what a proposal gave and nobody changed
  /// is the proposal's.
  func provenance(of typed: TypedAnswers) -> [String: Provenance] {
    var provenance = Provenance.following(draft.provenance, from: draft.typed, to: typed, in: form)
    let new = questions.filter { $0.initial != nil && !$0.isSeen(in: draft.typed) }
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
    form.initialProposal(for: reading, keeping: typed, today: today, language: draft.language)
  }

  private func row(of group: RepeatedGroup, _ reading: Reading) -> TypedAnswers {
    form.initialRow(of: group, for: reading, today: today, language: draft.language)
  }
}

extension Question {
  /// Whether a page that held it was sent: an empty field is sent, too.
  fileprivate func isSeen(in typed: TypedAnswers) -> Bool {
    inputs(in: typed).contains { typed.fields[$0] != nil } || typed.fields["\(id).last-row"] != nil
  }
}
