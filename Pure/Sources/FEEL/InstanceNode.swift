/// `x instance of T`
final class InstanceNode: TruthNode {
  private let operand: any Node
  private let type: FEELType

  init(_ operand: any Node, _ type: FEELType) {
    self.operand = operand
    self.type = type
  }

  func truth(_ frame: Frame) -> Bool? {
    let value = operand.value(frame)
    guard frame.evaluation.charge(value.weight) else { return nil }
    if value.isNull { return type == .null }
    return type.holds(value)
  }
}
