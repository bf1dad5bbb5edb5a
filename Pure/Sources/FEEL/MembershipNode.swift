/// `x in (tests)`
final class MembershipNode: TruthNode {
  private let operand: any Node
  private let tests: any Test

  init(_ operand: any Node, _ tests: any Test) {
    self.operand = operand
    self.tests = tests
  }

  func truth(_ frame: Frame) -> Bool? {
    tests.matches(operand.value(frame), frame)
  }
}
