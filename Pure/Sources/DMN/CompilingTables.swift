import CivilTime
import FEEL

/// Decision tables.
extension LogicCompiler {
  mutating func table(_ table: DecisionTable, _ names: Names) -> any Logic {
    var inputs: [TableLogic.Input] = []
    var cells: [[CompiledUnaryTests]] = []
    for (column, input) in table.inputs.enumerated() {
      let type = types.type(input.typeRef, in: namespace, of: element)
      inputs.append(
        TableLogic.Input(
          text: input.expression.text, logic: literal(input.expression, names, at: input.position), type: type,
          allowedValues: allowed(input.allowedValues, names, type.feel, at: input.position)))
      var entries: [CompiledUnaryTests] = []
      for rule in table.rules {
        guard let entry = tests(rule.inputEntries[column], names, input: type.feel) else {
          return BrokenLogic(problems[problems.count - 1])
        }
        entries.append(entry)
      }
      cells.append(entries)
    }
    let outputs = outputs(table, names)
    let entries = table.rules.map { rule in
      rule.outputEntries.map { cell in
        literal(LiteralExpression(cell.text, expressionLanguage: cell.expressionLanguage), names, at: cell.position)
      }
    }
    let shape = table.outputs.count > 1 ? ContextShape(outputs.map(\.name)) : nil
    if table.outputs.count > 1, shape == nil {
      return broken(
        DMNProblem(.repeatedName, in: element, at: table.outputs[0].position, expected: "each output's name once"))
    }
    guard let rules = rules(table, cells) else { return BrokenLogic(problems[problems.count - 1]) }
    return TableLogic(
      table, named: element, inputs: inputs, outputs: outputs, cells: cells, rules: rules, entries: entries,
      constants: constants(entries, outputs, shape), shape: shape, aggregate: aggregate(table))
  }

  /// Nil, with a problem, where the rules' dates cannot be used.
  private mutating func rules(_ table: DecisionTable, _ cells: [[CompiledUnaryTests]]) -> TableLogic.Rules? {
    guard table.hasPeriods else { return .always(RuleEdition(cells, ruleCount: table.rules.count)) }
    for (number, rule) in table.rules.enumerated() where rule.period.isEmpty {
      let days = [rule.effectiveFrom, rule.effectiveTo].map { $0?.description ?? "" }.joined(separator: " to ")
      problems.append(
        DMNProblem(
          .emptyPeriod, in: element, at: rule.position,
          found: "rule \(number + 1) from \(days)",
          expected: "a last day that is not before the first"))
    }
    if let editions = RuleEditions(cells, table.rules.map(\.period)) { return .dated(editions) }
    problems.append(
      DMNProblem(
        .tooLarge, in: element, at: table.rules.first?.position,
        expected: "at most \(RuleEditions.largest) rules, counted again for each day on which others begin or end"))
    return nil
  }

  private mutating func outputs(_ table: DecisionTable, _ names: Names) -> [TableLogic.Output] {
    table.outputs.map { output in
      let type = types.type(output.typeRef, in: namespace, of: element)
      let allowedValues = allowed(output.allowedValues, names, type.feel, at: output.position)
      return TableLogic.Output(
        name: output.name ?? "", type: type, allowedValues: allowedValues,
        priorities: allowedValues?.enumeration ?? type.enumeration ?? [],
        defaultEntry: output.defaultEntry.map { literal($0, names, at: output.position) })
    }
  }

  private mutating func allowed(
    _ text: String?, _ names: Names, _ type: FEELType, at position: TextPosition?
  ) -> CompiledUnaryTests? {
    guard let text, !text.withoutOuterSpace.isEmpty else { return nil }
    return tests(DecisionTable.Cell(text, position: position), Names(types: typeNames), input: type)
  }

  /// Outputs of rules whose entries are all constant and allowed.
  private func constants(
    _ entries: [[any Logic]], _ outputs: [TableLogic.Output], _ shape: ContextShape?
  ) -> [Value?] {
    let run = Run(Evaluation())
    return entries.map { row in
      var values: [Value] = []
      for (entry, output) in zip(row, outputs) {
        guard entry is ConstantLogic, let value = output.type.accepted(entry.value(run), run.evaluation),
          value.isNull || (output.allowedValues.map { $0.pass(value, run.evaluation) } ?? true)
        else { return nil }
        values.append(value)
      }
      guard let shape else { return values.first }
      return .context(of: zip(shape.names, values).map { ($0, $1) })
    }
  }

  private func aggregate(_ table: DecisionTable) -> CompiledExpression? {
    guard let aggregation = table.aggregation, aggregation != .count else { return nil }
    return try? FEELCompiler.expression(
      "\(aggregation.rawValue.lowercased())(values)", layout: FrameLayout([("values", .list(.any))]))
  }
}
