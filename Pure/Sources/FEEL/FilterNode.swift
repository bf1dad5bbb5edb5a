import DecimalArithmetic

/// `list[predicate]` (DMN 1.5 §10.3.2.5): a position, or a condition each item is asked.
final class FilterNode: Node {
  private let base: any Node
  private let predicate: any Node
  private let itemSlot: Int
  /// Whether the predicate looks at the item at all.
  private let usesItem: Bool
  private let range: SourceRange

  init(_ base: any Node, _ predicate: any Node, itemSlot: Int, usesItem: Bool, _ range: SourceRange) {
    self.base = base
    self.predicate = predicate
    self.itemSlot = itemSlot
    self.usesItem = usesItem
    self.range = range
  }

  func value(_ frame: Frame) -> Value {
    switch base.value(frame) {
    case .null: return .null
    case .list(let list): return filtered(list, frame)
    case let single:
      guard let list = ListValue([single]) else { return .null }
      return filtered(list, frame)
    }
  }

  private func filtered(_ list: ListValue, _ frame: Frame) -> Value {
    guard usesItem, list.count > 0 else {
      frame.slots[itemSlot] = .null
      return chosen(predicate.value(frame), list, frame)
    }
    var kept: [Value] = []
    var measure = Measure()
    for (index, item) in list.items.enumerated() {
      guard frame.evaluation.charge(1, at: range) else { return .null }
      frame.slots[itemSlot] = item
      switch predicate.value(frame) {
      case .boolean(true):
        kept.append(item)
        measure.add(item)
      case .number(let position) where index == 0:
        return element(position, list, frame)
      default: break
      }
    }
    return .list(ListValue(kept, measure))
  }

  /// The whole list, nothing of it or one item, where the predicate is the same for all.
  private func chosen(_ predicate: Value, _ list: ListValue, _ frame: Frame) -> Value {
    switch predicate {
    case .boolean(true): return .list(list)
    case .number(let position): return element(position, list, frame)
    default: return .list(.empty)
    }
  }

  private func element(_ position: Number, _ list: ListValue, _ frame: Frame) -> Value {
    if let position = position.int, let item = list.item(at: position) { return item }
    frame.evaluation.note(
      .outOfRange, at: range, found: position.description, expected: "a position from 1 to \(list.count)")
    return .null
  }
}
