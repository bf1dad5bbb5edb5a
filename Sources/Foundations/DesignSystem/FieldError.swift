/// What is wrong with one answer, in words for the person who gave it.
public struct FieldError: Sendable, Equatable {
  /// The `name` of the field, which is also the id the error summary links to.
  public let field: String
  public let message: String

  public init(_ field: String, _ message: String) {
    self.field = field
    self.message = message
  }
}

extension [FieldError] {
  /// The first message for the field called `name`, if it has one.
  public func message(for name: String) -> String? { first { $0.field == name }?.message }
}
