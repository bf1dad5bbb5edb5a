import DMN
import FEEL

/// Puts decisions together by the names they use.
struct ModelOfSheets {
  private let decisions: [SheetDecision]
  private let given: [InformationItem]

  init(_ decisions: [SheetDecision], _ given: [InformationItem]) {
    self.decisions = decisions
    self.given = given
  }

  func model(named name: String, namespace: String) -> DecisionModel {
    let decided = Dictionary(uniqueKeysWithValues: decisions.enumerated().map { ($1.name, "decision-\($0 + 1)") })
    let used = decisions.map { names(in: $0) }
    var inputs: [InputData] = []
    var places: [String: String] = [:]
    for (decision, names) in zip(decisions, used) {
      for name in names where decided[name] == nil && places[name] == nil {
        let input = InputData(name, type(of: name, in: decision), id: "input-\(inputs.count + 1)")
        places[name] = input.id
        inputs.append(input)
      }
    }
    let made = zip(decisions, used).map { decision, names in
      var made = Decision(
        decision.name, decision.typeRef, id: decided[decision.name] ?? "",
        requiredInputs: names.compactMap { places[$0] }.map { .local($0) },
        requiredDecisions: names.filter { $0 != decision.name }.compactMap { decided[$0] }.map { .local($0) },
        logic: logic(decision))
      made.question = decision.question
      made.description = decision.description
      return made
    }
    return DecisionModel(name: name, namespace: namespace, inputData: inputs, decisions: made)
  }

  private func logic(_ decision: SheetDecision) -> BoxedExpression {
    switch decision.logic {
    case .table(let table): BoxedExpression(.table(table))
    case .formula(let text): .literal(text)
    }
  }

  /// As said from outside, or by the column of that very name in some sheet.
  private func type(of name: String, in decision: SheetDecision) -> String? {
    if let known = given.first(where: { $0.name == name }) { return known.typeRef }
    for decision in [decision] + decisions {
      if let type = decision.facts.first(where: { $0.name == name })?.typeRef { return type }
      guard case .table(let table) = decision.logic else { continue }
      if let type = table.inputs.first(where: { $0.expression.text == name })?.typeRef { return type }
    }
    return nil
  }

  /// Names from outside a decision, in the order of its columns.
  private func names(in decision: SheetDecision) -> [String] {
    let known = (given + decision.facts).map(\.name) + decisions.map(\.name).filter { $0 != decision.name }
    var scope = FEELScope(known.map { ($0, .any) })
    var names: [String] = []
    func add(_ text: String) {
      guard let parsed = try? FEELParser.expression(text, in: scope) else { return }
      names += NamesInExpression.of(parsed.expression)
    }
    switch decision.logic {
    case .formula(let text): add(text)
    case .table(let table):
      for input in table.inputs { add(input.expression.text) }
      // Longer names of inputs have to be found whole inside cells.
      for name in names { scope.add(name) }
      for rule in table.rules {
        for cell in rule.inputEntries {
          guard let parsed = try? FEELParser.unaryTests(cell.text, in: scope) else { continue }
          names += NamesInExpression.of(parsed.tests)
        }
        for cell in rule.outputEntries { add(cell.text) }
      }
      for output in table.outputs { output.defaultEntry.map { add($0.text) } }
    }
    names += decision.facts.map(\.name)
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }
  }
}
