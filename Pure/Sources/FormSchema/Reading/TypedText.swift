/// What may stand in an answer, and how much of it.
enum TypedText {
  /// Longest part of a name or an address, in characters.
  static let longestPart = 100

  /// The text without space around it; line ends become line feeds.
  ///
  /// - Returns: `nil` when an officer could not read it as the resident did: control characters, marks that turn the
  ///   direction of writing, scalars that are no characters, or more than eight scalars for one character on average.
  static func readable(_ typed: String, mayBreakLines: Bool = false) -> String? {
    var scalars = String.UnicodeScalarView()
    var wasReturn = false
    for scalar in typed.unicodeScalars {
      let isFeed = scalar == "\n"
      if isFeed && wasReturn {
        wasReturn = false
        continue
      }
      wasReturn = scalar == "\r"
      scalars.append(wasReturn ? "\n" : scalar)
    }
    let text = trimmed(scalars)
    guard text.unicodeScalars.allSatisfy({ isReadable($0, mayBreakLines) }) else { return nil }
    return text
  }

  private static func trimmed(_ scalars: String.UnicodeScalarView) -> String {
    let start = scalars.drop { $0.properties.isWhitespace }
    guard let end = start.lastIndex(where: { !$0.properties.isWhitespace }) else { return "" }
    return String(start[...end])
  }

  private static func isReadable(_ scalar: Unicode.Scalar, _ mayBreakLines: Bool) -> Bool {
    switch scalar.value {
    case 0x0A, 0x09: mayBreakLines
    case 0x00..<0x20, 0x7F...0x9F, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF, 0xFFFD: false
    case 0xFDD0...0xFDEF: false
    default: scalar.value & 0xFFFE != 0xFFFE
    }
  }

  /// Whether the text has more than `max` characters as a reader counts them, or far more scalars than they need.
  static func isLonger(_ text: String, than max: Int) -> Bool {
    text.count > max || text.unicodeScalars.count > max * 8
  }
}
