/// `a = b`, `a < b`, …
final class ComparisonNode: TruthNode {
  private let operation: ComparisonOperator
  private let left: any Node
  private let right: any Node
  private let range: SourceRange

  init(_ operation: ComparisonOperator, _ left: any Node, _ right: any Node, _ range: SourceRange) {
    self.operation = operation
    self.left = left
    self.right = right
    self.range = range
  }

  func truth(_ frame: Frame) -> Bool? {
    Comparison.result(operation, left.value(frame), right.value(frame), frame.evaluation, range)
  }
}
