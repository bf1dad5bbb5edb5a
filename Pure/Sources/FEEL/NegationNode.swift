import DecimalArithmetic

/// `-x`
final class NegationNode: Node {
  private let operand: any Node
  private let range: SourceRange

  init(_ operand: any Node, _ range: SourceRange) {
    self.operand = operand
    self.range = range
  }

  func value(_ frame: Frame) -> Value {
    let value = operand.value(frame)
    if let negated = Arithmetic.negated(value) { return negated }
    frame.evaluation.note(.typeMismatch, at: range, found: value.kindName, expected: "a number or a duration")
    return .null
  }

  func number(_ frame: Frame) -> Decimal128? { operand.number(frame)?.negated }
}
