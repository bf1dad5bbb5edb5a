/// `[1..10]`
final class NumberIntervalTest: DescribedTest {
  private let low: Number
  private let high: Number
  private let range: RangeValue

  init(_ low: Number, _ high: Number, _ range: RangeValue) {
    self.low = low
    self.high = high
    self.range = range
  }

  var constant: ConstantTest? {
    .interval(
      low: range.low, high: range.high, includesLow: range.includesLow, includesHigh: range.includesHigh)
  }

  func matches(_ input: Value, _ frame: Frame) -> Bool? {
    guard case .number(let number) = input else { return nil }
    let isAbove = range.includesLow ? number >= low : number > low
    guard isAbove else { return false }
    return range.includesHigh ? number <= high : number < high
  }
}
