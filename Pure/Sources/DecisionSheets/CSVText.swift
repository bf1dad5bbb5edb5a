/// Sheets as text with commas (RFC 4180), UTF-8.
public enum CSVText {
  /// The rows of a text. A byte order mark is skipped; lines end with CR LF, LF or CR; a quote inside an unquoted cell
  /// stands for itself. Nothing is trimmed.
  ///
  /// - Throws: ``SheetProblems`` where a quotation mark is not closed, or the sheet is too large.
  public static func sheet(named name: String, from text: String) throws(SheetProblems) -> Sheet {
    var reader = CSVReader(name, UInt8(ascii: ","))
    return Sheet(name: name, rows: try reader.rows(Array(text.utf8)))
  }

  /// The rows of a text with tabs between its cells, as spreadsheets put it on the clipboard.
  ///
  /// - Throws: as ``sheet(named:from:)-(_,String)``.
  public static func sheet(named name: String, fromTabs text: String) throws(SheetProblems) -> Sheet {
    var reader = CSVReader(name, 0x09)
    return Sheet(name: name, rows: try reader.rows(Array(text.utf8)))
  }

  /// The rows of bytes in UTF-8.
  ///
  /// - Throws: as ``sheet(named:from:)-(_,String)``, and where the bytes are no UTF-8.
  public static func sheet(named name: String, from bytes: [UInt8]) throws(SheetProblems) -> Sheet {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw SheetProblems([SheetProblem(.notUTF8, in: name, at: CellReference(row: 0, column: 0))])
    }
    return try sheet(named: name, from: text)
  }

  /// The sheet as text, with CR LF at the end of each line and quotes only where they are needed.
  ///
  /// - Parameter startsWithMark: begins with the byte order mark, without which Excel reads Japanese as Shift_JIS.
  public static func text(of sheet: Sheet, startsWithMark: Bool = true) -> String {
    var text = startsWithMark ? "\u{FEFF}" : ""
    for row in sheet.rows {
      // A single empty cell would be an empty line, which many readers skip.
      text += row == [""] ? "\"\"" : row.map(cell).joined(separator: ",")
      text += "\r\n"
    }
    return text
  }

  private static func cell(_ text: String) -> String {
    let hasMarks = text.utf8.contains { $0 == 0x2C || $0 == 0x22 || $0 == 0x0D || $0 == 0x0A }
    let needsQuotes = hasMarks || text.first == " " || text.last == " "
    guard needsQuotes else { return text }
    // By code points: a mark that combines with a quote would hide it.
    var quoted = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" { quoted.unicodeScalars.append(scalar) }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }
}

/// Takes a text apart, byte by byte.
private struct CSVReader {
  private let name: String
  /// Stands between cells.
  private let separator: UInt8
  private var rows: [[String]] = []
  private var row: [String] = []
  private var cell: [UInt8] = []
  private var isQuoted = false

  init(_ name: String, _ separator: UInt8) { (self.name, self.separator) = (name, separator) }

  mutating func rows(_ bytes: [UInt8]) throws(SheetProblems) -> [[String]] {
    let quote = UInt8(ascii: "\"")
    var i = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var isInside = false
    while i < bytes.count {
      let byte = bytes[i]
      i += 1
      if isInside {
        if byte != quote {
          cell.append(byte)
        } else if i < bytes.count, bytes[i] == quote {
          cell.append(quote)
          i += 1
        } else {
          isInside = false
        }
      } else if byte == quote, cell.isEmpty, !isQuoted {
        isInside = true
        isQuoted = true
      } else if byte == separator {
        try endCell()
      } else if byte == 0x0A || byte == 0x0D {
        if byte == 0x0D, i < bytes.count, bytes[i] == 0x0A { i += 1 }
        try endRow()
      } else {
        cell.append(byte)
      }
    }
    guard !isInside else { throw problem(.unclosedQuote) }
    if !row.isEmpty || !cell.isEmpty || isQuoted { try endRow() }
    return rows
  }

  private mutating func endCell() throws(SheetProblems) {
    guard row.count < SheetLimits.columns, cell.count <= SheetLimits.cellBytes else { throw problem(.tooLarge) }
    row.append(String(decoding: cell, as: UTF8.self))
    cell.removeAll(keepingCapacity: true)
    isQuoted = false
  }

  private mutating func endRow() throws(SheetProblems) {
    guard rows.count < SheetLimits.rows else { throw problem(.tooLarge) }
    if !row.isEmpty || !cell.isEmpty || isQuoted { try endCell() }
    rows.append(row)
    row = []
  }

  private func problem(_ code: SheetProblem.Code) -> SheetProblems {
    SheetProblems([SheetProblem(code, in: name, at: CellReference(row: rows.count, column: row.count))])
  }
}
