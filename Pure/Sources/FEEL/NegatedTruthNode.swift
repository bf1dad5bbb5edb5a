/// `not(a)`
final class NegatedTruthNode: TruthNode {
  private let operand: any Node
  private let range: SourceRange

  init(_ operand: any Node, _ range: SourceRange) {
    self.operand = operand
    self.range = range
  }

  func truth(_ frame: Frame) -> Bool? {
    if let truth = operand.truth(frame) { return !truth }
    if frame.evaluation.environment.explains { explain(frame) }
    return nil
  }

  /// The negation of null is null without anything being wrong.
  private func explain(_ frame: Frame) {
    guard !(operand is any TruthNode) else { return }
    let value = operand.value(frame)
    if !value.isNull {
      frame.evaluation.note(.typeMismatch, at: range, found: value.kindName, expected: "a boolean")
    }
  }
}
