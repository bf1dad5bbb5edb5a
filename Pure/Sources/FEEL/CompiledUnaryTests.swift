/// The tests of a decision table's cell made ready. Shared freely between threads.
public final class CompiledUnaryTests: Sendable {
  let test: any Test
  /// How many slots an ``Evaluation`` needs for it.
  public let slotCount: Int
  /// `-`
  public let isAny: Bool
  /// `not(…)`
  public let isNegated: Bool
  /// The tests as data, one of which has to hold, where all of them are constant: what an index of rules is made of.
  public let constants: [ConstantTest]?

  init(_ test: any Test, slotCount: Int, isAny: Bool, isNegated: Bool, constants: [ConstantTest]?) {
    self.test = test
    self.slotCount = slotCount
    self.isAny = isAny
    self.isNegated = isNegated
    self.constants = constants
  }
}
