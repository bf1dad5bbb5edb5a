import FEEL

/// Why one decision has its value.
public struct ExplainedDecision: Sendable, Hashable {
  public let name: String
  public let namespace: String
  /// As the model has it.
  public let logic: BoxedExpression
  /// The facts from outside it could use, in the order of the model.
  public let inputs: [NamedValue]
  /// The decisions it could use, in the order of the model; each stands before it in ``Explanation/decisions``.
  public let required: [NamedValue]
  /// The names of the laws, manuals and people the model says it follows.
  public let sources: [String]
  public internal(set) var value: Value
  public internal(set) var parts: [ExplainedPart]
  /// What went wrong in it; its value need not be null for that.
  public internal(set) var problems: [DMNProblem]
  public internal(set) var expressionProblems: [FEELProblem]

  /// The table that is the whole of its logic; nil where it has other logic.
  public var table: ExplainedTable? {
    guard case .table = logic.kind, case .table(let table)? = parts.last else { return nil }
    return table
  }

  /// The text that is the whole of its logic; nil where it has other logic.
  public var expression: String? {
    guard case .literal(let literal) = logic.kind else { return nil }
    return literal.text
  }
}
