/// The names an expression may use, with their types, and the names of types.
public struct FEELScope: Sendable {
  var names = NameTable()
  var types = NameTable()

  public init() {}

  public init(_ names: [(String, FEELType)], types: [(String, FEELType)] = []) {
    for (name, type) in names { self.names.add(name, type) }
    for (name, type) in types { self.types.add(name, type) }
  }

  /// Makes a name known; a later one of the same name replaces an earlier one.
  public mutating func add(_ name: String, _ type: FEELType = .any) {
    names.add(name, type)
  }

  /// Makes the name of a type known to `instance of` and to parameters.
  public mutating func addType(_ name: String, _ type: FEELType) {
    types.add(name, type)
  }

  /// The type of a name; nil where it is not known here.
  public func type(of name: String) -> FEELType? {
    names.type(of: name)
  }
}
