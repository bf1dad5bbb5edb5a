/// `some … satisfies …` and `every … satisfies …` (DMN 1.5 §10.3.2.15): a chain of `or`, a chain of `and`.
final class QuantifiedNode: TruthNode {
  private let isSome: Bool
  private let variables: [LoopVariable]
  private let condition: any Node
  private let range: SourceRange

  init(isSome: Bool, _ variables: [LoopVariable], _ condition: any Node, _ range: SourceRange) {
    self.isSome = isSome
    self.variables = variables
    self.condition = condition
    self.range = range
  }

  func truth(_ frame: Frame) -> Bool? {
    var result: Bool? = !isSome
    guard run(0, frame, &result) else { return nil }
    return result
  }

  /// False where a domain is nothing to go through or the limits are reached.
  private func run(_ depth: Int, _ frame: Frame, _ result: inout Bool?) -> Bool {
    guard depth < variables.count else {
      switch condition.truth(frame) {
      case isSome: result = isSome
      case nil: result = nil
      default: break
      }
      return true
    }
    let variable = variables[depth]
    guard let items = variable.items(frame) else { return false }
    var isComplete = true
    _ = items.forEach { item in
      frame.slots[variable.slot] = item
      isComplete = frame.evaluation.charge(1, at: range) && run(depth + 1, frame, &result)
      return isComplete && result != isSome
    }
    return isComplete
  }
}
