import DecisionProof
import FormSchema

/// Fills a whole form in from what a search found.
final class ExampleMaker {
  private let model: ProofModel
  /// What was filled in before, by the answers to every question.
  private var filled: [[Int]: FormExample] = [:]

  /// One is worth so many steps for each question.
  private static let weight = 16

  init(_ model: ProofModel) { self.model = model }

  /// - Returns: the answers found, and a common answer to every other question that is shown.
  func example(_ states: [Int], telling: [ProofVariable]) -> FormExample {
    let isDecision = model.definition.decision != nil && telling.contains { $0.part == .decision }
    let whole = whole(states, isDecision: isDecision)
    let facts = telling.filter { $0.question.isAsked && states[$0.index] != ProofVariable.hidden }.map {
      FormExample.Fact(question: $0.path, answer: $0.candidates[states[$0.index]].answer)
    }
    return FormExample(typed: whole.typed, typedDecision: whole.typedDecision, facts: facts)
  }

  private func whole(_ states: [Int], isDecision: Bool) -> FormExample {
    // Answers that come to the same form share what is typed into it.
    let key = model.completed(states) + [isDecision ? 1 : 0]
    if let known = filled[key] { return known }
    model.budget.take(model.variables.count * Self.weight)
    let application = fill(.application, states, given: Answers())
    var decision = TypedAnswers()
    if isDecision {
      let answers = model.definition.form.read(application, today: model.today).answers
      decision = fill(.decision, states, given: answers)
    }
    let whole = FormExample(typed: application, typedDecision: decision, facts: [])
    filled[key] = whole
    return whole
  }

  private func fill(_ part: FormPart, _ states: [Int], given: Answers) -> TypedAnswers {
    let form = model.definition.form(part)
    var typed = TypedAnswers()
    var known: Set<String> = []
    let found = model.variables.filter { $0.part == part && states[$0.index] != ProofVariable.hidden }
    for variable in found where !variable.isInRow {
      put(variable, states[variable.index], &typed)
      known.insert(variable.question.id)
    }
    let live = LiveForm(form, typed, today: model.today, given: given)
    var waiting = live.reading.questions[...]
    while let id = waiting.popFirst() {
      guard known.insert(id).inserted, let variable = model.variable(id, in: ""), let first = variable.states.first
      else { continue }
      for (field, values) in variable.candidates[first].fields { waiting += live.set(field, values).shown }
    }
    typed = live.typed
    for variable in found where variable.isInRow { put(variable, states[variable.index], &typed) }
    return typed
  }

  /// Types a state; what stands in rows goes into the first.
  private func put(_ variable: ProofVariable, _ state: Int, _ typed: inout TypedAnswers) {
    var row = ""
    for group in variable.place.prefix.split(separator: ".") {
      if !typed[row + group].contains("1") { typed[row + group] = ["1"] }
      row += "\(group).1."
    }
    for field in variable.question.fields { typed[row + field] = [] }
    for (field, values) in variable.candidates[state].fields { typed[row + field] = values }
  }
}
