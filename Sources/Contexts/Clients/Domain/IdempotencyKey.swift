/// The header `Idempotency-Key`: by it a call that is sent again is known as the same.
///
/// - Note: Source: draft-ietf-httpapi-idempotency-key-header-07. Quotes, where there are some, are part of it.
struct IdempotencyKey: Sendable, Equatable {
  static let mostCharacters = 64

  let text: String

  /// - Returns: `nil` when it is not 1 to 64 visible characters of ASCII.
  init?(_ text: String) {
    guard (1...Self.mostCharacters).contains(text.utf8.count), text.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
    else { return nil }
    self.text = text
  }
}
