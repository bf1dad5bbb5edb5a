/// `5`, `< 5`
final class NumberTest: DescribedTest {
  private let operation: ComparisonOperator
  private let number: Number
  private let range: SourceRange

  init(_ operation: ComparisonOperator, _ number: Number, _ range: SourceRange) {
    self.operation = operation
    self.number = number
    self.range = range
  }

  var constant: ConstantTest? {
    operation == .equal ? .equal(.number(number)) : .comparison(operation, .number(number))
  }

  func matches(_ input: Value, _ frame: Frame) -> Bool? {
    if case .number(let other) = input { return operation.holds(other, number) }
    return Comparison.result(operation, input, .number(number), frame.evaluation, range)
  }
}
