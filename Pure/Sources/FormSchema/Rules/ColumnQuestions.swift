import DMN
import FEEL

/// Which questions each column of a decision's table depends on, through whatever decisions stand between.
struct ColumnQuestions {
  /// In the order of the columns; none when the decision is made in another way than by a table.
  let columns: [Set<String>]

  init(_ kind: DecisionKind, _ compiled: CompiledModel, _ names: RuleNames) {
    let model = compiled.model
    let logic = model.decisions.first { $0.name == kind.rawValue }?.logic
    guard case .table(let table)? = logic?.kind else {
      columns = []
      return
    }
    let known = model.inputData.map(\.name) + model.decisions.map(\.name)
    let scope = FEELScope(known.map { ($0, .any) })
    columns = table.inputs.map { input in
      // What cannot be read may depend on anything.
      let used = (try? FEELParser.expression(input.expression.text, in: scope))?.expression.names ?? known
      let inputs = used.flatMap { name in compiled.decision(name)?.inputs.map(\.name) ?? [name] }
      return Set(inputs.compactMap(names.question))
    }
  }
}
