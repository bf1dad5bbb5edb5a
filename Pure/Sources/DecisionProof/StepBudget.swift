/// How much work is left; a proof that would take longer is given up and says so. Work is counted in steps and never in
/// seconds: the outcome is the same on every machine.
public final class StepBudget {
  public private(set) var left: Int

  public init(_ steps: Int) { left = steps }

  public var isSpent: Bool { left <= 0 }

  /// False when there is nothing left.
  @discardableResult
  public func take(_ steps: Int = 1) -> Bool {
    left -= steps
    return left > 0
  }
}
