/// `[a..b]` between constants.
final class IntervalTest: DescribedTest {
  private let range: RangeValue

  init(_ range: RangeValue) { self.range = range }

  /// The fastest test for a range.
  static func test(_ range: RangeValue) -> any Test {
    if range.form == .interval, case .number(let low) = range.low, case .number(let high) = range.high {
      return NumberIntervalTest(low, high, range)
    }
    return IntervalTest(range)
  }

  var constant: ConstantTest? {
    guard range.form == .interval else { return nil }
    return .interval(
      low: range.low, high: range.high, includesLow: range.includesLow, includesHigh: range.includesHigh)
  }

  func matches(_ input: Value, _ frame: Frame) -> Bool? {
    if case .range(let other) = input { return Equality.compare(.range(other), .range(range)) }
    return range.contains(input)
  }
}
