/// A comparison with any other constant.
final class ConstantComparisonTest: DescribedTest {
  private let operation: ComparisonOperator
  private let value: Value
  private let range: SourceRange

  init(_ operation: ComparisonOperator, _ value: Value, _ range: SourceRange) {
    self.operation = operation
    self.value = value
    self.range = range
  }

  var constant: ConstantTest? {
    operation == .equal ? .equal(value) : .comparison(operation, value)
  }

  func matches(_ input: Value, _ frame: Frame) -> Bool? {
    Comparison.result(operation, input, value, frame.evaluation, range)
  }
}
