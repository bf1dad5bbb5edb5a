import HTMLKit

/// A value a form carries without showing it.
public struct HiddenField: Sendable, Equatable {
  public var name: String
  public var value: String

  public init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}

extension HTML {
  /// Writes fields that a form carries without showing them.
  public mutating func hiddenFields(_ fields: [HiddenField]) {
    for field in fields { input(["type": "hidden", "name": field.name, "value": field.value]) }
  }
}
