/// `{a: 1, b: a + 1}`: an entry that a later one names is put into a slot for it.
final class ContextNode: Node {
  private let shape: ContextShape
  private let entries: [(value: any Node, slot: Int?)]
  private let range: SourceRange

  init(_ shape: ContextShape, _ entries: [(value: any Node, slot: Int?)], _ range: SourceRange) {
    self.shape = shape
    self.entries = entries
    self.range = range
  }

  func value(_ frame: Frame) -> Value {
    let storage = UnsafeMutablePointer<Value>.allocate(capacity: entries.count)
    for (index, entry) in entries.enumerated() {
      let value = entry.value.value(frame)
      if let slot = entry.slot { frame.slots[slot] = value }
      (storage + index).initialize(to: value)
    }
    let context = ContextValue(shape, adopting: storage)
    guard frame.evaluation.charge(entries.count, at: range), let context else { return .null }
    return .context(context)
  }
}
