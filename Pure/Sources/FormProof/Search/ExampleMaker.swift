import FormSchema

/// Fills a whole form in from what a search found.
struct ExampleMaker {
  let model: ProofModel

  /// - Returns: the answers found, and a common answer to every other question that is shown.
  func example(_ states: [Int], telling: [ProofVariable]) -> FormExample {
    let application = fill(.application, states, given: Answers())
    var decision = TypedAnswers()
    if model.definition.decision != nil, telling.contains(where: { $0.part == .decision }) {
      let answers = model.definition.form.read(application, today: model.today).answers
      decision = fill(.decision, states, given: answers)
    }
    let facts = telling.filter { $0.question.isAsked && states[$0.index] != ProofVariable.hidden }.map {
      FormExample.Fact(question: $0.path, answer: $0.candidates[states[$0.index]].answer)
    }
    return FormExample(typed: application, typedDecision: decision, facts: facts)
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
