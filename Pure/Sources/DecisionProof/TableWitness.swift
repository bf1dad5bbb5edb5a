import CivilTime
import DMN
import DecimalArithmetic
import FEEL

/// Asks the engine which rules of the table fit: nothing is reported that it does not show.
///
/// The table is evaluated as it is, cells, types, dates and allowed values, but gives the numbers of all rules that
/// fit.
/// Inputs that are computed get their values directly.
final class TableWitness {
  private let proof: ProofTable
  private let groups: [[Int]]
  private let model: DecisionModel
  private let imports: [DecisionModel]
  private let scope: ProofScope
  private lazy var numbers = evaluator { table in
    table.outputs = [DecisionTable.Output("rule")]
    for rule in table.rules.indices { table.rules[rule].outputEntries = [DecisionTable.Cell("\(rule)")] }
  }
  private lazy var outputs = evaluator { table in
    for index in table.outputs.indices { table.outputs[index].defaultEntry = nil }
  }

  init(_ proof: ProofTable, model: DecisionModel, imports: [DecisionModel], scope: ProofScope) {
    self.proof = proof
    groups = proof.grouped
    self.model = model
    self.imports = imports
    self.scope = scope
  }

  /// An evaluator of the table, and for each of its inputs the variable it takes its value from.
  private typealias Ready = (evaluator: DecisionEvaluator, order: [Int])

  private func evaluator(_ change: (inout DecisionTable) -> Void) -> Ready? {
    var table = proof.table
    var inputs: [InputData] = []
    for (number, columns) in groups.enumerated() {
      let subject = proof.subjects[columns[0]]
      let isName = scope.feel.type(of: subject.variable) != nil || TableWitness.isName(subject.variable)
      let name = isName ? subject.variable : "proof input \(number + 1)"
      inputs.append(InputData(name, isName ? scope.typeRef(ofName: name) : nil, id: "proof-input-\(number + 1)"))
      for column in columns where proof.subjects[column].derivation == nil {
        table.inputs[column].expression = LiteralExpression(name)
      }
    }
    table.hitPolicy = .ruleOrder
    table.aggregation = nil
    change(&table)
    let made = DecisionModel(
      name: model.name, namespace: model.namespace, imports: model.imports, itemDefinitions: model.itemDefinitions,
      inputData: inputs,
      decisions: [
        Decision(
          "proof result", id: "proof-result", requiredInputs: inputs.map { .local($0.id) },
          logic: BoxedExpression(.table(table)))
      ])
    guard let decision = CompiledModel(made, imports: imports).decision("proof result") else { return nil }
    return (
      DecisionEvaluator(decision), decision.inputs.map { input in inputs.firstIndex { $0.name == input.name } ?? 0 }
    )
  }

  private static func isName(_ text: String) -> Bool {
    guard let parsed = try? FEELParser.expression(text) else { return false }
    if case .name(text) = parsed.expression.kind { return true }
    return false
  }

  /// The rules that fit, counted from zero; nil where the engine refuses the inputs.
  ///
  /// - Parameter values: one for each variable.
  func rules(_ values: [Value], on date: LocalDate?) -> [Int]? {
    list(numbers, values, date)?.compactMap { if case .number(let number) = $0 { number.int } else { nil } }
  }

  /// What those rules give, in the same order.
  func outputs(_ values: [Value], on date: LocalDate?) -> [Value]? { list(outputs, values, date) }

  private func list(_ ready: Ready?, _ values: [Value], _ date: LocalDate?) -> [Value]? {
    guard let ready else { return nil }
    ready.evaluator.date = date
    guard case .list(let list) = ready.evaluator.evaluate(ready.order.map { values[$0] }) else { return nil }
    return list.items
  }
}
