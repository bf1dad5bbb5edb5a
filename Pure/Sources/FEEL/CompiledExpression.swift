/// An expression made ready: names are slots, constants are computed. Shared freely between threads.
public final class CompiledExpression: Sendable {
  let node: any Node
  /// How many slots an ``Evaluation`` needs for it.
  public let slotCount: Int
  /// What the text tells of its type.
  public let type: FEELType

  init(_ node: any Node, slotCount: Int, type: FEELType) {
    self.node = node
    self.slotCount = slotCount
    self.type = type
  }

  /// The value where it does not depend on anything; nil where it does.
  public var constant: Value? { (node as? ConstantNode)?.constant }

  /// The slot whose value it is, where it is a name and nothing else.
  package var slot: Int? { (node as? SlotNode)?.slot }
}
