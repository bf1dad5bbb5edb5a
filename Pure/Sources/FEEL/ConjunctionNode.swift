/// `a and b and c` in three-valued logic (DMN 1.5 §10.3.2.6): false beats null, null beats true.
final class ConjunctionNode: TruthNode {
  private let operands: [any Node]

  init(_ operands: [any Node]) { self.operands = operands }

  func truth(_ frame: Frame) -> Bool? {
    var result: Bool? = true
    for operand in operands {
      switch operand.truth(frame) {
      case false: return false
      case nil: result = nil
      case true: break
      }
    }
    return result
  }
}
