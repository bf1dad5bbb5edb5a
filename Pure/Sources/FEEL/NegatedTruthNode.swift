/// `not(a)`
final class NegatedTruthNode: TruthNode {
  private let operand: any Node

  init(_ operand: any Node) { self.operand = operand }

  func truth(_ frame: Frame) -> Bool? { operand.truth(frame).map { !$0 } }
}
