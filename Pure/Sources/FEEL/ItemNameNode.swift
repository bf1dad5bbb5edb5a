/// A name in a filter whose items have members nobody declared: a member of the item, else the outer name.
final class ItemNameNode: Node {
  private let item: Int
  private let name: String
  private let otherwise: any Node
  private let place = MemberPlace()

  init(item: Int, name: String, otherwise: any Node) {
    self.item = item
    self.name = name
    self.otherwise = otherwise
  }

  func value(_ frame: Frame) -> Value {
    if case .context(let context) = frame.slots[item], let member = place.value(of: name, in: context) {
      return member
    }
    return otherwise.value(frame)
  }
}
