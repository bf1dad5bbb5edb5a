import FEEL

/// Why an evaluation gave what it gave: every decision made, the facts it used, the rules that fitted.
///
/// It is made only for an evaluation that is asked to explain itself.
public struct Explanation: Sendable, Hashable {
  /// The decision or decision service that was asked for.
  public let subject: String
  public let value: Value
  /// Each after those it required; the one that was asked for is the last.
  public let decisions: [ExplainedDecision]
  /// False where more happened than ``most`` parts, or deeper than ``deepest``: the rest is left out.
  public let isComplete: Bool
  /// What was wrong before any decision was made.
  public let problems: [DMNProblem]

  /// How many decisions, calls, tables and rules that fit an explanation holds.
  public static let most = 10_000
  /// How deep calls may nest in it.
  public static let deepest = 64

  /// The decision of that name, the last one where several have it.
  public func decision(_ name: String) -> ExplainedDecision? { decisions.last { $0.name == name } }
}
