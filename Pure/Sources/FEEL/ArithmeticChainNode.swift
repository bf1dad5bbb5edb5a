/// A long sum or product, evaluated in a loop so that its length is not the depth of a tree.
final class ArithmeticChainNode: Node {
  private let first: any Node
  private let steps: [(operation: ArithmeticOperator, operand: any Node)]
  private let range: SourceRange

  init(
    _ first: any Node, _ steps: [(operation: ArithmeticOperator, operand: any Node)], _ range: SourceRange
  ) {
    self.first = first
    self.steps = steps
    self.range = range
  }

  func value(_ frame: Frame) -> Value {
    var result = first.value(frame)
    for step in steps {
      let operand = step.operand.value(frame)
      guard frame.evaluation.charge(1 + result.textWeight >> 4, at: range) else { return .null }
      guard let next = Arithmetic.result(step.operation, result, operand) else {
        Arithmetic.note(step.operation, result, operand, frame.evaluation, range)
        return .null
      }
      result = next
    }
    return result
  }
}

extension Value {
  /// The length of a text in bytes; zero for other values.
  fileprivate var textWeight: Int {
    if case .string(let text) = self { text.utf8.count } else { 0 }
  }
}
