import Kernel

/// Writes rows as CSV (RFC 4180), one by one, so that a table of any size streams.
///
/// `write` rows, and `take` the bytes from time to time. Nothing is ever left out of a text.
public struct CSVWriter: Sendable {
  private var bytes: [UInt8] = []
  private let guardsFormulas: Bool

  /// - Parameters:
  ///   - startsWithMark: begins with the UTF-8 byte order mark, without which Excel reads Japanese as Shift_JIS.
  ///   - guardsFormulas: puts `'` before a text that a spreadsheet would run as a formula. Turn it off only for
  ///     files that another program reads.
  public init(startsWithMark: Bool = true, guardsFormulas: Bool = true) {
    self.guardsFormulas = guardsFormulas
    if startsWithMark { bytes = [0xEF, 0xBB, 0xBF] }
  }

  public mutating func writeHeader(_ columns: [TableColumn]) { write(columns.map { .text($0.title) }) }

  /// Adds one line, with CR LF at its end.
  public mutating func write(_ row: [TableCell]) {
    for (index, cell) in row.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      write(cell, isAlone: row.count == 1)
    }
    bytes += [0x0D, 0x0A]
  }

  /// The bytes since the last call. What is taken is no longer held.
  public mutating func take() -> [UInt8] {
    defer { bytes = [] }
    return bytes
  }

  private mutating func write(_ cell: TableCell, isAlone: Bool) {
    switch cell {
    case .text(let text): write(text: text, isAlone: isAlone)
    case .integer(let number): bytes += String(number).utf8
    case .decimal(let number): if number.isFinite { bytes += String(number).utf8 }
    case .yen(let yen): bytes += String(yen.amount).utf8
    case .date(let date): bytes += date.description.utf8
    case .moment(let moment): bytes += "\(moment.dateInJapan) \(moment.timeInJapan)".utf8
    case .blank: break
    }
  }

  private mutating func write(text: String, isAlone: Bool) {
    let text = guardsFormulas && text.startsLikeFormula ? "'" + text : text
    // An empty field that is alone on its line would be an empty line, which many readers skip.
    guard text.needsQuotes || (isAlone && text.isEmpty) else { return bytes += text.utf8 }
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }
}

extension String {
  /// - Note: Source: OWASP, "CSV Injection": `=`, `+`, `-`, `@`, tab, CR, LF and the full-width forms of the first
  ///   four, read 2026-11-21.
  fileprivate var startsLikeFormula: Bool {
    switch unicodeScalars.first {
    case "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠": true
    default: false
    }
  }

  fileprivate var needsQuotes: Bool {
    utf8.contains { byte in
      switch byte {
      case UInt8(ascii: ","), UInt8(ascii: "\""), 0x0D, 0x0A: true
      default: false
      }
    } || utf8.first == UInt8(ascii: " ") || utf8.last == UInt8(ascii: " ")
  }
}
