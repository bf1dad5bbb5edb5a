/// `<`, `<=`, `>` or `>=` between two numbers, as far as the types tell.
final class NumberOrderNode: TruthNode {
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
    guard let a = left.number(frame), let b = right.number(frame) else {
      frame.evaluation.note(.typeMismatch, at: range, expected: "two numbers")
      return nil
    }
    return operation.holds(a, b)
  }
}
