/// Which name has which slot of an ``Evaluation``, and what is known of its type.
public struct FrameLayout: Sendable {
  public struct Variable: Sendable {
    public let name: String
    public let type: FEELType
    public let slot: Int
  }

  /// In the order they were added; a later one hides an earlier one of the same name.
  public private(set) var variables: [Variable] = []
  /// The same names, and the types an expression may name, for reading a text.
  public private(set) var scope = FEELScope()
  private var slots: [Text.Key: Int] = [:]
  /// The first slot no name has.
  public private(set) var count = 0

  public init() {}

  public init(_ variables: [(String, FEELType)]) {
    for (name, type) in variables { add(name, type) }
  }

  /// Gives a name a slot of its own.
  ///
  /// - Returns: the slot.
  @discardableResult
  public mutating func add(_ name: String, _ type: FEELType = .any) -> Int {
    let name = FEELName.normalised(name)
    let slot = count
    count += 1
    variables.append(Variable(name: name, type: type, slot: slot))
    slots[Text.Key(name)] = slot
    scope.add(name, type)
    return slot
  }

  /// Gives the variable of a slot a further name. A name that is known already changes to this slot.
  public mutating func addAlias(_ name: String, of slot: Int) {
    guard variables.indices.contains(slot) else { return }
    let name = FEELName.normalised(name)
    slots[Text.Key(name)] = slot
    scope.add(name, variables[slot].type)
  }

  /// Makes the name of a type known.
  public mutating func addType(_ name: String, _ type: FEELType) {
    scope.addType(name, type)
  }

  public func slot(of name: String) -> Int? {
    slots[Text.Key(name)] ?? slots[Text.Key(FEELName.normalised(name))]
  }
}
