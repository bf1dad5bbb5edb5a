import DecimalArithmetic

/// `if … then … else …`; a condition that is not true goes on to the next (DMN 1.5 §10.3.2.11).
final class ConditionalNode: Node {
  private let branches: [(condition: any Node, result: any Node)]
  private let otherwise: any Node

  init(_ branches: [(condition: any Node, result: any Node)], otherwise: any Node) {
    self.branches = branches
    self.otherwise = otherwise
  }

  func value(_ frame: Frame) -> Value { chosen(frame).value(frame) }
  func number(_ frame: Frame) -> Decimal128? { chosen(frame).number(frame) }
  func truth(_ frame: Frame) -> Bool? { chosen(frame).truth(frame) }

  @inline(__always)
  private func chosen(_ frame: Frame) -> any Node {
    for branch in branches where branch.condition.truth(frame) == true { return branch.result }
    return otherwise
  }
}
