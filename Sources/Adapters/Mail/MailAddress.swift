/// A mail address that is safe to put into a command or a header: nothing in it can end the line or the brackets.
struct MailAddress: Equatable {
  let text: String
  let domain: String

  /// - Returns: `nil` unless it is `local@domain` in visible ASCII without brackets, quotes, commas or spaces,
  ///   within the lengths of RFC 5321 §4.5.3.1.
  init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    let isPlain = text.utf8.allSatisfy { (0x21...0x7E).contains($0) && !Self.refused.contains($0) }
    guard parts.count == 2, (1...64).contains(parts[0].utf8.count), (1...255).contains(parts[1].utf8.count), isPlain
    else { return nil }
    (self.text, domain) = (String(text), String(parts[1]))
  }

  private static let refused = Set("<>()[],;:\\\"".utf8)
}
