import DMN

/// The decision tables of a model.
struct DecisionTables {
  private let model: DecisionModel

  init(_ model: DecisionModel) { self.model = model }

  /// Those that are the whole logic of a decision.
  var all: [DecisionTable] { model.decisions.compactMap { $0.logic.flatMap(Self.table) } }

  /// The table a decision is made by; `nil` when it is made in another way.
  func table(of decision: String) -> DecisionTable? {
    model.decisions.first { $0.name == decision }?.logic.flatMap(Self.table)
  }

  private static func table(_ logic: BoxedExpression) -> DecisionTable? {
    guard case .table(let table) = logic.kind else { return nil }
    return table
  }
}
