import DecimalArithmetic

/// The value of a name: it has a slot.
final class SlotNode: Node {
  let slot: Int

  init(_ slot: Int) { self.slot = slot }

  func value(_ frame: Frame) -> Value { frame.slots[slot] }

  func number(_ frame: Frame) -> Decimal128? {
    if case .number(let number) = frame.slots[slot] { return number }
    return nil
  }

  func truth(_ frame: Frame) -> Bool? {
    if case .boolean(let truth) = frame.slots[slot] { return truth }
    return nil
  }
}
