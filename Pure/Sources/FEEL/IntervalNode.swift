/// `[a..b]`
final class IntervalNode: Node {
  private let low: any Node
  private let high: any Node
  private let includesLow: Bool
  private let includesHigh: Bool
  private let range: SourceRange

  init(_ low: any Node, _ high: any Node, includesLow: Bool, includesHigh: Bool, _ range: SourceRange) {
    self.low = low
    self.high = high
    self.includesLow = includesLow
    self.includesHigh = includesHigh
    self.range = range
  }

  func value(_ frame: Frame) -> Value {
    let low = low.value(frame)
    let high = high.value(frame)
    guard Ordering.mayBound(low, high) else {
      frame.evaluation.note(
        .typeMismatch, at: range, found: "\(low.kindName) and \(high.kindName)",
        expected: "two values of one kind that have an order")
      return .null
    }
    return .range(RangeValue(low: low, high: high, includesLow: includesLow, includesHigh: includesHigh))
  }
}
