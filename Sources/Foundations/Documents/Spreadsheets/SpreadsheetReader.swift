/// Reads workbooks (XLSX, ECMA-376) as texts: what a person sees in the cells of the sheets that are not hidden.
///
/// Dates come as `2026-04-01`, truth as `true` and `false`, merged cells as the same text in each, formulas as their
/// last result. Macros, links to other files and everything else are not looked at.
public enum SpreadsheetReader {
  /// The visible sheets in their order.
  ///
  /// - Throws: why the file cannot be read, or is too large.
  public static func sheets(
    from bytes: [UInt8], limits: SpreadsheetLimits = .standard
  ) throws(SpreadsheetProblem) -> [SpreadsheetSheet] {
    let archive = try ZipArchive(bytes, limits: limits)
    let parts = try WorkbookParts(archive, limits: limits)
    let texts = try sharedTexts(parts, archive, limits)
    let formats = try formats(parts, archive, limits)
    var sheets: [SpreadsheetSheet] = []
    var cellsLeft = limits.cells
    for part in parts.sheets {
      guard let bytes = try archive.part(part.path) else { throw .damaged(part: part.path) }
      var reader = SheetPartReader(
        texts: texts, formats: formats, from1904: parts.countsFrom1904, cellsLeft: cellsLeft, limits: limits)
      let read = try reader.read(bytes, part: part.path)
      cellsLeft = read.cellsLeft
      sheets.append(SpreadsheetSheet(name: part.name, rows: read.rows))
    }
    return sheets
  }

  private static func sharedTexts(
    _ parts: WorkbookParts, _ archive: ZipArchive, _ limits: SpreadsheetLimits
  ) throws(SpreadsheetProblem) -> [String] {
    guard let path = parts.sharedTexts, let bytes = try archive.part(path) else { return [] }
    return try SharedTexts.read(bytes, part: path, limits: limits)
  }

  private static func formats(
    _ parts: WorkbookParts, _ archive: ZipArchive, _ limits: SpreadsheetLimits
  ) throws(SpreadsheetProblem) -> NumberFormats {
    guard let path = parts.styles, let bytes = try archive.part(path) else { return NumberFormats() }
    return try NumberFormats(bytes, part: path, limits: limits)
  }
}
