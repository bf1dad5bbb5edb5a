/// `[a, b]`
final class ListNode: Node {
  private let items: [any Node]
  private let range: SourceRange

  init(_ items: [any Node], _ range: SourceRange) {
    self.items = items
    self.range = range
  }

  func value(_ frame: Frame) -> Value {
    var values: [Value] = []
    values.reserveCapacity(items.count)
    for item in items { values.append(item.value(frame)) }
    return frame.evaluation.list(values, at: range)
  }
}
