import Foundation

/// The text of a file: UTF-8, with or without a byte order mark.
public enum SourceText {
  private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// - Returns: the text without its byte order mark.
  /// - Throws: ``SourceTrouble`` where the first byte stands that is no UTF-8, or the first letter whose voiced-sound
  ///   mark or accent stands apart.
  public static func read(_ bytes: [UInt8], file: String) throws(SourceTrouble) -> String {
    let start = bytes.starts(with: mark) ? mark.count : 0
    guard let text = String(validating: bytes[start...], as: UTF8.self) else { throw notUTF8(bytes, file: file) }
    if let place = splitLetter(text) {
      throw SourceTrouble(.splitLetters, at: SourceMark(file: file).advanced(in: text, to: place))
    }
    return text
  }

  private static func notUTF8(_ bytes: [UInt8], file: String) -> SourceTrouble {
    // Text in UTF-16 begins with FE FF or FF FE, or has zeros between its letters.
    let isWide = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) || bytes.prefix(1_000).contains(0)
    let readable = String(decoding: bytes, as: UTF8.self).utf8
    let same = zip(readable, bytes).prefix { $0 == $1 }.count
    let line = 1 + bytes.prefix(same).count { $0 == UInt8(ascii: "\n") }
    return SourceTrouble(
      .notUTF8, variant: isWide ? "wide" : nil, at: SourceMark(file: file, line: isWide ? 1 : line))
  }

  /// The byte at which a letter stands that would be one sign with the mark behind it: か and ゛ for が. Some systems
  /// write texts so, and then nothing finds them.
  private static func splitLetter(_ text: String) -> Int? {
    let scalars = text.unicodeScalars
    var before: Unicode.Scalar?
    for index in scalars.indices {
      let scalar = scalars[index]
      if scalar.value >= 0x300, scalar.properties.canonicalCombiningClass != .notReordered, let letter = before,
        "\(letter)\(scalar)".precomposedStringWithCanonicalMapping.unicodeScalars.count == 1
      {
        return text.utf8.distance(from: text.startIndex, to: scalars.index(before: index))
      }
      before = scalar
    }
    return nil
  }
}
