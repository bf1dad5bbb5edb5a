/// `x = "text"` and `x != "text"`.
final class StringEqualityNode: TruthNode {
  private let operand: any Node
  private let constant: String
  private let isEqual: Bool
  private let range: SourceRange

  init(_ operand: any Node, _ constant: String, isEqual: Bool, _ range: SourceRange) {
    self.operand = operand
    self.constant = constant
    self.isEqual = isEqual
    self.range = range
  }

  func truth(_ frame: Frame) -> Bool? {
    switch operand.value(frame) {
    case .string(let text): Text.isSame(text, constant) == isEqual
    case let other:
      Comparison.result(isEqual ? .equal : .notEqual, other, .string(constant), frame.evaluation, range)
    }
  }
}
