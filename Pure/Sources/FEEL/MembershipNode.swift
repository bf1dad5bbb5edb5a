/// `x in (tests)`
final class MembershipNode: TruthNode {
  private let operand: any Node
  private let tests: any Test
  private let range: SourceRange

  init(_ operand: any Node, _ tests: any Test, _ range: SourceRange) {
    self.operand = operand
    self.tests = tests
    self.range = range
  }

  func truth(_ frame: Frame) -> Bool? {
    let value = operand.value(frame)
    if let truth = tests.matches(value, frame) { return truth }
    frame.evaluation.note(
      .typeMismatch, at: range, found: value.kindName, expected: "a value the tests can be asked of")
    return nil
  }
}
