/// A member of a value: `a.b`.
final class PathNode: Node {
  private let base: any Node
  /// Where the base is a name: its value need not be held while the member is looked up.
  private let slot: Int?
  private let name: String
  private let range: SourceRange
  private let place = MemberPlace()

  init(_ base: any Node, _ name: String, _ range: SourceRange) {
    self.base = base
    slot = (base as? SlotNode)?.slot
    self.name = name
    self.range = range
  }

  func value(_ frame: Frame) -> Value {
    if let slot, case .context(let context) = frame.slots[slot], let member = place.value(of: name, in: context) {
      return member
    }
    switch base.value(frame) {
    case .context(let context):
      if let member = place.value(of: name, in: context) { return member }
      frame.evaluation.note(.unknownMember, at: range, found: name)
      return .null
    case let other: return Properties.value(name, of: other, frame.evaluation, range)
    }
  }
}
