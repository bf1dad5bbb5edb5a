/// `a or b or c`: true beats null, null beats false.
final class DisjunctionNode: TruthNode {
  private let operands: [any Node]

  init(_ operands: [any Node]) { self.operands = operands }

  func truth(_ frame: Frame) -> Bool? {
    var result: Bool? = false
    for operand in operands {
      switch operand.truth(frame) {
      case true: return true
      case nil: result = nil
      case false: break
      }
    }
    return result
  }
}
