import Foundation

/// Text in a header: as it is when it is plain ASCII, else in encoded words, folded into lines.
///
/// - Note: Source: RFC 2047 §2 (an encoded word has at most 75 characters, a line with one at most 76) and §5.
enum HeaderText {
  private static let start = "=?UTF-8?B?"
  private static let end = "?="

  /// - Parameter column: how many characters stand before it on its line.
  static func encode(_ text: String, column: Int) -> String {
    let clean = withoutControls(text)
    let isPlain = clean.utf8.allSatisfy { (0x20...0x7E).contains($0) } && !clean.contains("=?")
    return isPlain && column + clean.utf8.count <= 76 ? clean : word(clean, column: column)
  }

  /// The text in encoded words, whatever it holds.
  static func word(_ text: String, column: Int) -> String {
    words(withoutControls(text), column: column).map { start + $0 + end }.joined(separator: "\r\n ")
  }

  /// Line ends and other control characters become spaces, so that text can never begin a header of its own.
  private static func withoutControls(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }))
  }

  /// Base64 of parts that fit their lines, each of whole characters.
  private static func words(_ text: String, column: Int) -> [String] {
    var words: [String] = []
    var part: [UInt8] = []
    for scalar in text.unicodeScalars {
      let next = Array(String(scalar).utf8)
      if part.count + next.count > room(column: words.isEmpty ? column : 1) {
        words.append(Data(part).base64EncodedString())
        part = []
      }
      part += next
    }
    return words + [Data(part).base64EncodedString()]
  }

  /// How many bytes fit into one encoded word that begins at `column`; at least one character always goes in.
  private static func room(column: Int) -> Int {
    let characters = min(75, 76 - column) - start.utf8.count - end.utf8.count
    return max(4, characters / 4 * 3)
  }
}
