import FEEL

/// A value by the name it was used under.
public struct NamedValue: Sendable, Hashable {
  public let name: String
  public let value: Value

  public init(_ name: String, _ value: Value) {
    self.name = name
    self.value = value
  }
}
