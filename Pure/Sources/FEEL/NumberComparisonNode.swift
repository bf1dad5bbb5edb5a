/// A comparison with a number known when compiling.
final class NumberComparisonNode: TruthNode {
  private let operation: ComparisonOperator
  private let operand: any Node
  private let constant: Number
  private let range: SourceRange

  init(_ operation: ComparisonOperator, _ operand: any Node, _ constant: Number, _ range: SourceRange) {
    self.operation = operation
    self.operand = operand
    self.constant = constant
    self.range = range
  }

  func truth(_ frame: Frame) -> Bool? {
    switch operand.value(frame) {
    case .number(let number): operation.holds(number, constant)
    case let other: Comparison.result(operation, other, .number(constant), frame.evaluation, range)
    }
  }
}
