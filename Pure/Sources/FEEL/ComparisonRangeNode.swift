/// `(< 10)`
final class ComparisonRangeNode: Node {
  private let operation: ComparisonOperator
  private let end: any Node

  init(_ operation: ComparisonOperator, _ end: any Node) {
    self.operation = operation
    self.end = end
  }

  func value(_ frame: Frame) -> Value {
    .range(RangeValue(operation, end.value(frame)))
  }
}
