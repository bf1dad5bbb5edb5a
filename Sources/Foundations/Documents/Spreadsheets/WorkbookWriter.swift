import CXLSXWriter
import Foundation
import Kernel

/// Writes a workbook of sheets that people fill in (XLSX).
///
/// Every cell is text to Excel, so that what is typed later — `1-2`, `R8.4.1`, `=5` — stays as it was typed.
public enum WorkbookWriter {
  /// Writes the file; it appears at its path, whole, or not at all.
  ///
  /// - Parameter createdAt: stands in the file's properties.
  /// - Throws: ``DocumentsProblem/cellTooLong(row:column:)``, ``DocumentsProblem/tooManyRows``,
  ///   ``DocumentsProblem/columnCount(_:)`` or ``DocumentsProblem/fileNotWritten(reason:)``.
  public static func write(
    _ sheets: [WorkbookSheet], to path: String, createdAt: Instant
  ) throws(DocumentsProblem) {
    try check(sheets)
    let part = path + ".part"
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    guard FileManager.default.isWritableFile(atPath: folder) else {
      throw .fileNotWritten(reason: "The folder cannot be written to.")
    }
    guard let book = workbook_new(part) else { throw .fileNotWritten(reason: "The file could not be begun.") }
    var properties = lxw_doc_properties()
    properties.created = time_t(createdAt.milliseconds / 1000)
    _ = workbook_set_properties(book, &properties)
    let looks = WorkbookLooks(book)
    var names: Set<String> = []
    let own = sheets.map { name($0.name, &names) }
    var lists = ChoiceLists(sheetName: name("Choices", &names))
    for (sheet, name) in zip(sheets, own) { add(sheet, named: name, to: book, looks, &lists) }
    lists.finish(book, looks.plain)
    let result = workbook_close(book)
    guard result == LXW_NO_ERROR, rename(part, path) == 0 else {
      unlink(part)
      let isWhole = result == LXW_NO_ERROR
      throw .fileNotWritten(
        reason: isWhole ? "The file could not be put in its place." : String(cString: lxw_strerror(result)))
    }
  }

  /// Everything a library call could refuse is refused before the file is begun.
  private static func check(_ sheets: [WorkbookSheet]) throws(DocumentsProblem) {
    guard !sheets.isEmpty else { throw .fileNotWritten(reason: "A workbook needs a sheet.") }
    for sheet in sheets {
      guard sheet.rows.count <= SpreadsheetWriter.mostRows else { throw .tooManyRows }
      for (row, cells) in sheet.rows.enumerated() {
        guard cells.count <= SpreadsheetWriter.mostColumns else { throw .columnCount(cells.count) }
        for (column, cell) in cells.enumerated() where cell.text.spreadsheetText.utf16.count > 32_767 {
          throw .cellTooLong(row: row + 1, column: column + 1)
        }
      }
    }
  }

  /// Names that differ in capital letters only are the same to Excel.
  private static func name(_ wanted: String, _ taken: inout Set<String>) -> String {
    let base = SpreadsheetWriter.sheetName(wanted)
    var name = base
    var number = 2
    while !taken.insert(name.lowercased()).inserted {
      name = SpreadsheetWriter.sheetName(String(base.prefix(26)) + " (\(number))")
      number += 1
    }
    return name
  }

  private static func add(
    _ sheet: WorkbookSheet, named name: String, to book: UnsafeMutablePointer<lxw_workbook>, _ looks: WorkbookLooks,
    _ lists: inout ChoiceLists
  ) {
    guard let page = workbook_add_worksheet(book, name) else { return }
    for (column, width) in sheet.widths.prefix(SpreadsheetWriter.mostColumns).enumerated() where width.isFinite {
      // Cells nobody has written yet are text too.
      _ = worksheet_set_column(page, UInt16(column), UInt16(column), min(max(width, 1), 255), looks.plain)
    }
    for (row, cells) in sheet.rows.enumerated() {
      for (column, cell) in cells.enumerated() {
        let look = looks.look(cell.look)
        if cell.text.isEmpty {
          _ = worksheet_write_blank(page, UInt32(row), UInt16(column), look)
        } else {
          _ = worksheet_write_string(page, UInt32(row), UInt16(column), cell.text.spreadsheetText, look)
        }
      }
    }
    for choices in sheet.choices { lists.offer(choices, on: page) }
    if sheet.frozenRows > 0 || sheet.frozenColumns > 0 {
      worksheet_freeze_panes(page, UInt32(sheet.frozenRows), UInt16(sheet.frozenColumns))
    }
    worksheet_set_landscape(page)
    worksheet_set_paper(page, 9)
    worksheet_fit_to_pages(page, 1, 0)
    worksheet_gridlines(page, UInt8(LXW_HIDE_ALL_GRIDLINES.rawValue))
  }
}

/// How cells look. Owned by the book. Colours keep a contrast of 7:1 with the text.
private struct WorkbookLooks {
  typealias Format = UnsafeMutablePointer<lxw_format>?
  let plain: Format
  private let formats: [(WorkbookSheet.Look, Format)]

  init(_ book: UnsafeMutablePointer<lxw_workbook>) {
    formats = WorkbookSheet.Look.allCases.map { ($0, WorkbookLooks.format($0, book)) }
    plain = formats.first { $0.0 == .plain }?.1
  }

  func look(_ look: WorkbookSheet.Look) -> Format { formats.first { $0.0 == look }?.1 ?? plain }

  private static func format(_ look: WorkbookSheet.Look, _ book: UnsafeMutablePointer<lxw_workbook>) -> Format {
    let format = workbook_add_format(book)
    format_set_num_format(format, "@")
    format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
    switch look {
    case .plain: break
    case .title:
      format_set_bold(format)
      format_set_font_size(format, 14)
    case .label: format_set_font_color(format, 0x4D4D4D)
    case .conditionHeading: heading(format, 0xCFE2F3)
    case .resultHeading: heading(format, 0xFCE5B8)
    case .remarkHeading: heading(format, 0xE6E6E1)
    case .conditionDetail: detail(format, 0xEAF3FA)
    case .resultDetail: detail(format, 0xFEF4DF)
    case .remarkDetail: detail(format, 0xF4F4F1)
    case .body: frame(format)
    case .result:
      frame(format)
      format_set_bg_color(format, 0xFFFBF0)
    }
    return format
  }

  private static func frame(_ format: Format) {
    format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue))
    format_set_border_color(format, 0xB3B3B3)
    format_set_text_wrap(format)
  }

  private static func heading(_ format: Format, _ colour: UInt32) {
    frame(format)
    format_set_bold(format)
    format_set_bg_color(format, colour)
  }

  private static func detail(_ format: Format, _ colour: UInt32) {
    frame(format)
    format_set_font_size(format, 9)
    format_set_font_color(format, 0x4D4D4D)
    format_set_bg_color(format, colour)
  }
}
