/// How much work is left; a proof that would take longer is given up and says so.
final class StepBudget {
  private var left: Int

  init(_ steps: Int) { left = steps }

  var isSpent: Bool { left <= 0 }

  /// False when there is nothing left.
  func take(_ steps: Int = 1) -> Bool {
    left -= steps
    return left > 0
  }
}
