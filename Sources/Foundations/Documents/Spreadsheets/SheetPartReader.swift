/// Reads the cells of one sheet.
struct SheetPartReader {
  private let texts: [String]
  private let formats: NumberFormats
  private let from1904: Bool
  private let limits: SpreadsheetLimits
  private var rows: [[String]] = []
  private var merges: [SheetArea] = []
  /// Cells of the whole workbook that may still come.
  private var cellsLeft: Int
  private var row = -1
  private var column = -1

  init(texts: [String], formats: NumberFormats, from1904: Bool, cellsLeft: Int, limits: SpreadsheetLimits) {
    self.texts = texts
    self.formats = formats
    self.from1904 = from1904
    self.cellsLeft = cellsLeft
    self.limits = limits
  }

  /// The rows, and how many cells may still come.
  mutating func read(_ bytes: [UInt8], part: String) throws(SpreadsheetProblem) -> (rows: [[String]], cellsLeft: Int) {
    var reader = try PartReader(bytes, part: part, limits: limits)
    while let piece = try reader.next() {
      guard case .begin(let name, let attributes) = piece else { continue }
      switch name {
      case "row":
        row = attributes["r"].flatMap { Int($0) }.map { $0 - 1 } ?? row + 1
        column = -1
        guard row >= 0 else { throw .damaged(part: part) }
      case "c": try cell(attributes, &reader, part)
      case "mergeCell":
        guard merges.count < limits.merges else { throw .tooLarge(.merges, most: limits.merges) }
        if let area = attributes["ref"].flatMap(SheetArea.init) { merges.append(area) }
      default: break
      }
    }
    try fillMerged()
    return (rows, cellsLeft)
  }

  private mutating func cell(
    _ attributes: [String: String], _ reader: inout PartReader, _ part: String
  ) throws(SpreadsheetProblem) {
    column += 1
    if let reference = attributes["r"] {
      guard let place = SheetArea(reference) else { throw .damaged(part: part) }
      row = place.top
      column = place.left
    }
    guard row >= 0 else { throw .damaged(part: part) }
    let (raw, inline) = try contents(&reader)
    let text = inline ?? self.text(raw, attributes["t"], attributes["s"].flatMap { Int($0) })
    guard !text.isEmpty else { return }
    guard text.utf16.count <= limits.cellUnits else { throw .tooLarge(.cellUnits, most: limits.cellUnits) }
    try put(text, row, column)
  }

  /// What stands in `<v>`, and the text of `<is>`. Formulas are never computed: their last result is in `<v>`.
  private func contents(_ reader: inout PartReader) throws(SpreadsheetProblem) -> (raw: String, inline: String?) {
    var raw = ""
    var inline: String?
    while let piece = try reader.next() {
      switch piece {
      case .begin("v", _): raw = try reader.textToEnd()
      case .begin("is", _): inline = try SharedTexts.text(&reader, until: "is", limits: limits)
      case .begin: try reader.skipElement()
      case .end("c"): return (raw, inline)
      default: break
      }
    }
    return (raw, inline)
  }

  /// - Note: Source: ECMA-376 Part 1, 18.18.11 `ST_CellType`.
  private func text(_ raw: String, _ type: String?, _ style: Int?) -> String {
    switch type {
    case "s": return Int(raw).flatMap { texts.indices.contains($0) ? texts[$0] : nil } ?? ""
    case "b": return raw == "1" || raw == "true" ? "true" : raw == "0" || raw == "false" ? "false" : raw
    case "str", "e", "inlineStr": return SharedTexts.unescaped(raw)
    case "d": return raw.hasSuffix("T00:00:00") ? String(raw.dropLast(9)) : raw
    default: return SpreadsheetNumber.text(raw, formats.meaning(ofStyle: style), from1904: from1904)
    }
  }

  private mutating func put(_ text: String, _ row: Int, _ column: Int) throws(SpreadsheetProblem) {
    guard row < limits.rows else { throw .tooLarge(.rows, most: limits.rows) }
    guard column < limits.columns else { throw .tooLarge(.columns, most: limits.columns) }
    if rows.count <= row { rows.append(contentsOf: repeatElement([], count: row + 1 - rows.count)) }
    let missing = column + 1 - rows[row].count
    if missing > 0 {
      cellsLeft -= missing
      guard cellsLeft >= 0 else { throw .tooLarge(.cells, most: limits.cells) }
      rows[row].append(contentsOf: repeatElement("", count: missing))
    }
    rows[row][column] = text
  }

  /// Every cell that a merged one covers shows its text: to whoever looks at the sheet it stands in all of them.
  private mutating func fillMerged() throws(SpreadsheetProblem) {
    let used = (rows: rows.count, columns: rows.map(\.count).max() ?? 0)
    for area in merges where area.top < rows.count && area.left < rows[area.top].count {
      let text = rows[area.top][area.left]
      guard !text.isEmpty else { continue }
      for row in area.top...max(area.top, min(area.bottom, used.rows - 1)) {
        for column in area.left...max(area.left, min(area.right, used.columns - 1)) { try put(text, row, column) }
      }
    }
  }
}

/// Cells from one corner to another, counted from zero: `B2`, `$B$2:C7`.
struct SheetArea: Equatable {
  let top: Int
  let left: Int
  let bottom: Int
  let right: Int

  init?(_ reference: String) {
    let corners = reference.split(separator: ":", omittingEmptySubsequences: false).map { SheetArea.place($0) }
    guard corners.count <= 2, let first = corners[0], let last = corners[corners.count - 1],
      first.row <= last.row, first.column <= last.column
    else { return nil }
    (top, left, bottom, right) = (first.row, first.column, last.row, last.column)
  }

  private static func place(_ text: Substring) -> (row: Int, column: Int)? {
    var column = 0
    var row = 0
    var hasRow = false
    for byte in text.utf8 where byte != UInt8(ascii: "$") {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z") where !hasRow: column = column * 26 + Int(byte) - 64
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        hasRow = true
        row = row * 10 + Int(byte) - 48
      default: return nil
      }
      guard column <= 1_000_000, row <= 100_000_000 else { return nil }
    }
    return column > 0 && row > 0 ? (row - 1, column - 1) : nil
  }
}
