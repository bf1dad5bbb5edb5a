import FEEL
import Kernel

/// What must be true of the answers given so far: a ``Formula`` whose value is true or not.
public struct Condition: Sendable, Equatable {
  public let formula: Formula

  /// - Throws: the first thing that is not FEEL, with its place in the text.
  public init(_ text: String, _ names: RuleNames) throws(FEELProblem) { formula = try Formula(text, names) }

  /// As it was written.
  public var text: String { formula.text }
  /// The ids of all questions it looks at.
  public var questions: Set<String> { formula.questions }
  public var expression: FEELExpression { formula.expression }
  /// Names nobody knows; they are null.
  public var notes: [FEELProblem] { formula.notes }
  public var names: RuleNames { formula.names }

  /// Whether it is true. A question that is not shown has no answer and is null: a comparison with it is not true,
  /// except `!=` with a value, and `= null`.
  public func holds(_ answers: Answers, today: CivilDate) -> Bool {
    RuleFacts(names, answers, today: today).holds(self)
  }
}
