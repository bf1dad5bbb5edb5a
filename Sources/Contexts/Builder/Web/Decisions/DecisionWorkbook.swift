import DecisionSheets
import Documents
import FEEL
import Kernel

/// Sheets of decisions as a spreadsheet: conditions blue, results yellow, lists to choose from, headings in view.
public enum DecisionWorkbook {
  /// - Throws: why the spreadsheet cannot be read.
  public static func sheets(from bytes: [UInt8]) throws(SpreadsheetProblem) -> [Sheet] {
    try SpreadsheetReader.sheets(from: bytes).map { Sheet(name: $0.name, rows: $0.rows) }
  }

  /// - Throws: why the file could not be written; then nothing is there.
  public static func write(
    _ sheets: [Sheet], to path: String, createdAt: Instant, language: SentenceLanguage
  ) throws(DocumentsProblem) {
    try WorkbookWriter.write(sheets.map { workbookSheet($0, language) }, to: path, createdAt: createdAt)
  }

  private static func workbookSheet(_ sheet: Sheet, _ language: SentenceLanguage) -> WorkbookSheet {
    let look = SheetLook(sheet, language: language)
    let width = look.widths.count
    let rows = sheet.rows.enumerated().map { row, cells in
      (0..<width).compactMap { column -> WorkbookSheet.Cell? in
        let place = CellReference(row: row, column: column)
        let role = look.role(place)
        guard role != .blank || column < cells.count else { return nil }
        return WorkbookSheet.Cell(sheet[place], style(role))
      }
    }
    return WorkbookSheet(
      name: sheet.name, rows: rows, widths: look.widths,
      choices: look.choices.map { .init(rows: $0.rows, column: $0.column, texts: $0.texts) },
      frozenRows: look.frozenRows, frozenColumns: look.frozenColumns)
  }

  private static func style(_ role: SheetLook.Role) -> WorkbookSheet.Look {
    switch role {
    case .label: .label
    case .title: .title
    case .about, .blank: .plain
    case .conditionHeading: .conditionHeading
    case .resultHeading: .resultHeading
    case .remarkHeading: .remarkHeading
    case .conditionDetail: .conditionDetail
    case .resultDetail: .resultDetail
    case .remarkDetail: .remarkDetail
    case .condition, .remark: .body
    case .result: .result
    }
  }
}
