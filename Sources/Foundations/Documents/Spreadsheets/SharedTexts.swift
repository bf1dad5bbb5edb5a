/// The texts of a workbook that cells name by their numbers.
enum SharedTexts {
  static func read(_ bytes: [UInt8], part: String, limits: SpreadsheetLimits) throws(SpreadsheetProblem) -> [String] {
    var reader = try PartReader(bytes, part: part, limits: limits)
    var texts: [String] = []
    while let piece = try reader.next() {
      guard case .begin("si", _) = piece else { continue }
      guard texts.count < limits.sharedTexts else { throw .tooLarge(.sharedTexts, most: limits.sharedTexts) }
      texts.append(try text(&reader, until: "si", limits: limits))
    }
    return texts
  }

  /// The text of a `<si>` or `<is>` that has just begun: plain or of several runs, without the readings of its
  /// characters (`<rPh>`), which Excel keeps beside what a person typed.
  static func text(
    _ reader: inout PartReader, until end: String, limits: SpreadsheetLimits
  ) throws(SpreadsheetProblem) -> String {
    var text = ""
    while let piece = try reader.next() {
      switch piece {
      case .begin("t", _): text += try reader.textToEnd()
      case .begin("rPh", _): try reader.skipElement()
      case .end(end):
        let text = unescaped(text)
        guard text.utf16.count <= limits.cellUnits else { throw .tooLarge(.cellUnits, most: limits.cellUnits) }
        return text
      default: break
      }
    }
    return text
  }

  /// `_x000D_` is one character, `_x005F_` an underscore before what would be taken for one.
  ///
  /// - Note: Source: ECMA-376 Part 1, 22.9.2.19 `ST_Xstring`.
  static func unescaped(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "_")) else { return text }
    let scalars = Array(text.unicodeScalars)
    var plain = String.UnicodeScalarView()
    var units: [UInt16] = []
    func flush() {
      guard !units.isEmpty else { return }
      plain.append(contentsOf: String(decoding: units, as: UTF16.self).unicodeScalars)
      units = []
    }
    var i = 0
    while i < scalars.count {
      if let unit = escape(scalars, i) {
        // Characters beyond the first plane are written as two of these.
        units.append(unit)
        i += 7
      } else {
        flush()
        plain.append(scalars[i])
        i += 1
      }
    }
    flush()
    return String(plain)
  }

  private static func escape(_ scalars: [Unicode.Scalar], _ start: Int) -> UInt16? {
    guard start + 7 <= scalars.count, scalars[start] == "_", scalars[start + 1] == "x", scalars[start + 6] == "_" else {
      return nil
    }
    let digits = scalars[(start + 2)..<(start + 6)]
    guard digits.allSatisfy({ $0.properties.isASCIIHexDigit }) else { return nil }
    return UInt16(String(String.UnicodeScalarView(digits)), radix: 16)
  }
}
