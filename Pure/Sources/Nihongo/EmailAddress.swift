/// An e-mail address that mail servers of today take: one @, a dot-atom before it, a host name with a dot after it.
///
/// - Note: Source: RFC 5321 §4.5.3.1 (64 and 255 bytes, 254 in all by its path limit), RFC 5322 §3.2.3 (dot-atom),
///   RFC 1035 §2.3.4 (labels of 63).
public struct EmailAddress: PersonalValue, Hashable, TextCoded {
  /// The address, its host in small letters: the deliberate act of reading it.
  public let text: String

  /// Takes full-width characters as their ASCII and drops spaces around the address.
  /// - Returns: `nil` for anything a mail could not be sent to.
  public init?(_ typed: String) {
    guard typed.utf8.count <= 1000 else { return nil }
    let plain = Array(Width.half(typed).unicodeScalars)
    let inner = plain.drop { $0.properties.isWhitespace }
    guard let end = inner.lastIndex(where: { !$0.properties.isWhitespace }) else { return nil }
    let parts = inner[...end].split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, inner[...end].count <= 254, Self.isLocal(parts[0]), Self.isHost(parts[1]) else {
      return nil
    }
    text = String(scalars: parts[0]) + "@" + String(scalars: parts[1]).lowercased()
  }

  /// The part after the @, in small letters.
  public var host: String { String(text.drop { $0 != "@" }.dropFirst()) }

  var codedText: String { text }

  private static func isLocal(_ part: ArraySlice<Unicode.Scalar>) -> Bool {
    part.count <= 64
      && part.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { atom in
        !atom.isEmpty && atom.allSatisfy { isLetterOrDigit($0) || marks.contains($0) }
      }
  }

  private static func isHost(_ part: ArraySlice<Unicode.Scalar>) -> Bool {
    let labels = part.split(separator: ".", omittingEmptySubsequences: false)
    guard labels.count >= 2, let top = labels.last, !top.allSatisfy({ ("0"..."9").contains($0) }) else { return false }
    return labels.allSatisfy { label in
      (1...63).contains(label.count) && label.first != "-" && label.last != "-"
        && label.allSatisfy { isLetterOrDigit($0) || $0 == "-" }
    }
  }

  private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9": true
    default: false
    }
  }

  private static let marks = Set("!#$%&'*+-/=?^_`{|}~".unicodeScalars)
}
