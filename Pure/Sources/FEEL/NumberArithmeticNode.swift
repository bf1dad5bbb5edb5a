import DecimalArithmetic

/// An operator between two numbers, as far as the types tell.
final class NumberArithmeticNode: NumberNode {
  private let operation: ArithmeticOperator
  private let left: any Node
  private let right: any Node
  private let range: SourceRange

  init(_ operation: ArithmeticOperator, _ left: any Node, _ right: any Node, _ range: SourceRange) {
    self.operation = operation
    self.left = left
    self.right = right
    self.range = range
  }

  func number(_ frame: Frame) -> Decimal128? {
    guard let a = left.number(frame), let b = right.number(frame) else {
      frame.evaluation.note(.typeMismatch, at: range, expected: "two numbers")
      return nil
    }
    guard let result = Arithmetic.number(operation, a, b) else {
      Arithmetic.note(operation, .number(a), .number(b), frame.evaluation, range)
      return nil
    }
    return result
  }
}
