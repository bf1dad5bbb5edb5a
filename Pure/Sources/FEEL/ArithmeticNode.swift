import DecimalArithmetic

/// An operator between values of any type.
final class ArithmeticNode: Node {
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

  func value(_ frame: Frame) -> Value {
    let a = left.value(frame)
    let b = right.value(frame)
    if case .number(let x) = a, case .number(let y) = b,
      let number = Arithmetic.number(operation, x, y)
    {
      return .number(number)
    }
    return slow(a, b, frame.evaluation)
  }

  @inline(never)
  private func slow(_ a: Value, _ b: Value, _ evaluation: Evaluation) -> Value {
    if case .string(let x) = a, case .string(let y) = b, operation == .add {
      guard evaluation.charge((x.utf8.count + y.utf8.count) >> 4, at: range) else { return .null }
    }
    if let result = Arithmetic.result(operation, a, b) { return result }
    Arithmetic.note(operation, a, b, evaluation, range)
    return .null
  }
}
