import CivilTime
import DMN

/// A table as a town may have it, with the types it needs.
struct TownTable: Sendable, CustomStringConvertible {
  let name: String
  /// Where the bounds come from.
  let source: String
  var table: DecisionTable
  var inputs: [InputData]
  let items: [ItemDefinition]

  var description: String { name }

  init(
    _ name: String, source: String, _ policy: HitPolicy, aggregation: Aggregation? = nil,
    _ inputs: [(name: String, type: String)], output: String = "結果", outputType: String? = nil,
    allowedOutputs: String? = nil, otherwise: String? = nil, items: [ItemDefinition] = [],
    rules: [DecisionTable.Rule]
  ) {
    self.name = name
    self.source = source
    self.inputs = inputs.enumerated().map { number, input in
      InputData(input.name, input.type, id: "input-\(number)")
    }
    self.items = TownTable.types + items
    table = DecisionTable(
      policy, aggregation: aggregation, inputs: inputs.map { DecisionTable.Input($0.name) },
      outputs: [
        DecisionTable.Output(
          output, typeRef: outputType, allowedValues: allowedOutputs,
          defaultEntry: otherwise.map { LiteralExpression($0) })
      ], rules: rules)
  }

  /// A table of a model, where brute force can look at it: each column another input with a name, nothing computed.
  ///
  /// - Returns: nil where it cannot.
  init?(_ table: DecisionTable, named name: String, of model: DecisionModel) {
    var inputs: [InputData] = []
    let known = model.inputData.map(\.variable) + model.decisions.map(\.variable)
    for (number, input) in table.inputs.enumerated() {
      let text = input.expression.text
      guard let variable = known.first(where: { $0.name == text }), !inputs.contains(where: { $0.name == text })
      else { return nil }
      inputs.append(InputData(text, variable.typeRef, id: "input-\(number)"))
    }
    guard model.imports.isEmpty, table.rules.count <= 64 else { return nil }
    self.name = name
    source = model.name
    self.table = table
    self.inputs = inputs
    items = model.itemDefinitions
    for index in table.inputs.indices { self.table.inputs[index].label = nil }
  }

  var model: DecisionModel {
    DecisionModel(
      name: name, namespace: "https://example.jp/\(name)", itemDefinitions: items, inputData: inputs,
      decisions: [
        Decision(
          name, id: "decision", requiredInputs: inputs.map { .local($0.id) },
          logic: BoxedExpression(.table(table)))
      ])
  }

  static let types = [
    ItemDefinition("整数", typeRef: "number", allowedValues: "? = floor(?)"),
    ItemDefinition("円", typeRef: "整数", allowedValues: ">= 0"),
    ItemDefinition("年齢", typeRef: "整数", allowedValues: "[0..120]"),
  ]
}

extension DecisionTable.Rule {
  /// A rule with the days on which it counts.
  init(_ inputs: [String], _ output: String, from: String? = nil, to: String? = nil) {
    self.init(inputs, [output])
    effectiveFrom = from.flatMap { LocalDate(feel: $0) }
    effectiveTo = to.flatMap { LocalDate(feel: $0) }
  }
}
