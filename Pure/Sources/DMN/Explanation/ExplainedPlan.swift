import FEEL

/// What a decision has before it when it is made.
extension DecisionPlan {
  func explained(_ step: Step, _ values: UnsafeMutablePointer<Value>) -> ExplainedPart {
    var inputs: [NamedValue] = []
    var required: [NamedValue] = []
    func add(_ position: Int) {
      let unit = units[position]
      let value = NamedValue(unit.name, values[position])
      if unit.logic == nil { inputs.append(value) } else { required.append(value) }
    }
    for (_, position) in step.values { add(position) }
    for (_, source) in step.others {
      guard case .imported(let members) = source else { continue }
      for case (_, .element(let position)) in members { add(position) }
    }
    return .decision(
      ExplainedDecision(
        name: step.unit.name, namespace: step.unit.namespace, logic: step.unit.source ?? .literal(""), inputs: inputs,
        required: required, sources: step.unit.authorities, value: .null, parts: [], problems: [],
        expressionProblems: []))
  }
}
