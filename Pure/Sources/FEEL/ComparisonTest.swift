/// `< other`
final class ComparisonTest: Test {
  private let operation: ComparisonOperator
  private let end: any Node
  private let range: SourceRange

  init(_ operation: ComparisonOperator, _ end: any Node, _ range: SourceRange) {
    self.operation = operation
    self.end = end
    self.range = range
  }

  func matches(_ input: Value, _ frame: Frame) -> Bool? {
    Comparison.result(operation, input, end.value(frame), frame.evaluation, range)
  }
}
