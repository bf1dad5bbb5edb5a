/// `for … return …` (DMN 1.5 §10.3.2.14); `partial` is the list of the results so far.
final class ForNode: Node {
  private let variables: [LoopVariable]
  private let body: any Node
  /// Nil where the body does not use `partial`.
  private let partialSlot: Int?
  private let range: SourceRange

  init(_ variables: [LoopVariable], _ body: any Node, partialSlot: Int?, _ range: SourceRange) {
    self.variables = variables
    self.body = body
    self.partialSlot = partialSlot
    self.range = range
  }

  func value(_ frame: Frame) -> Value {
    var results = Results()
    guard run(0, frame, &results), frame.evaluation.charge(1, at: range) else { return .null }
    return .list(ListValue(results.values, results.measure))
  }

  private struct Results {
    var values: [Value] = []
    var measure = Measure()
  }

  /// False where a domain is nothing to go through or the limits are reached.
  private func run(_ depth: Int, _ frame: Frame, _ results: inout Results) -> Bool {
    let variable = variables[depth]
    guard let items = variable.items(frame) else { return false }
    if results.values.isEmpty { results.values.reserveCapacity(min(items.count, 1_024)) }
    let isInnermost = depth == variables.count - 1
    return items.forEach { item in
      guard frame.evaluation.charge(1, at: range) else { return false }
      frame.slots[variable.slot] = item
      return isInnermost ? turn(frame, &results) : run(depth + 1, frame, &results)
    }
  }

  private func turn(_ frame: Frame, _ results: inout Results) -> Bool {
    if let partialSlot {
      frame.slots[partialSlot] = .list(ListValue(results.values, results.measure))
    }
    let value = body.value(frame)
    // Lets go of the list, so that the next append need not copy it.
    if let partialSlot { frame.slots[partialSlot] = .null }
    results.values.append(value)
    results.measure.add(value)
    if results.measure.isAllowed { return true }
    frame.evaluation.note(
      .limitReached, at: range,
      expected: "at most \(ListValue.heaviest) values, nested at most \(ListValue.deepest) deep")
    return false
  }
}
