import CXLSXWriter
import Foundation
import Kernel

/// Writes rows into an XLSX file, one by one, holding one row in memory.
///
/// The header is bold and stays in view, every column can be filtered, text stays text and dates are dates. The
/// file appears at its path, whole, when `finish` returns; when the writer goes without it, nothing is left behind.
/// Belongs to one task at a time.
public final class SpreadsheetWriter {
  private let path: String
  private let part: String
  private let columns: [TableColumn]
  private let cutEnding: String?
  private var book: UnsafeMutablePointer<lxw_workbook>?
  private let sheet: UnsafeMutablePointer<lxw_worksheet>
  private let looks: Looks
  /// Rows written, with the header.
  private var rowCount = 0

  /// Most rows of a sheet, with the header; most columns.
  /// - Note: Source: Microsoft, "Excel specifications and limits", read 2026-11-21.
  public static let mostRows = 1_048_576
  public static let mostColumns = 16_384

  /// Begins a file with one sheet and its header.
  ///
  /// - Parameters:
  ///   - path: where the file shall stand; one already there is replaced by `finish`. Rows wait in its folder.
  ///   - sheetName: kept to 31 characters; characters that Excel forbids become spaces.
  ///   - createdAt: stands in the file's properties.
  ///   - cutEnding: what a text that no cell can hold whole ends with, so that everybody sees that it goes on; without
  ///     it such a text is refused.
  /// - Throws: ``DocumentsProblem/columnCount(_:)``, ``DocumentsProblem/fileNotWritten(reason:)`` or
  ///   ``DocumentsProblem/cellTooLong(row:column:)`` for a title.
  public init(
    path: String, sheetName: String, columns: [TableColumn], createdAt: Instant, cutEnding: String? = nil
  ) throws(DocumentsProblem) {
    guard (1...Self.mostColumns).contains(columns.count) else { throw .columnCount(columns.count) }
    self.path = path
    self.columns = columns
    self.cutEnding = cutEnding
    part = path + ".part"
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    guard FileManager.default.isWritableFile(atPath: folder) else {
      throw .fileNotWritten(reason: "The folder cannot be written to.")
    }
    guard let book = Self.book(at: part, folder: folder),
      let sheet = workbook_add_worksheet(book, Self.sheetName(sheetName))
    else { throw .fileNotWritten(reason: "The sheet could not be begun.") }
    self.book = book
    self.sheet = sheet
    looks = Looks(book: book)
    Self.describe(book, createdAt: createdAt)
    try writeHeader()
  }

  deinit {
    guard let book else { return }
    // Closing is the library's only way to let go of its temporary files; what it wrote is thrown away.
    _ = workbook_close(book)
    unlink(part)
  }

  /// Adds one row. Fewer cells than columns are fine.
  /// - Throws: ``DocumentsProblem/rowTooWide(cells:columns:)``, ``DocumentsProblem/tooManyRows``,
  ///   ``DocumentsProblem/cellTooLong(row:column:)`` or ``DocumentsProblem/fileNotWritten(reason:)``.
  public func write(_ row: [TableCell]) throws(DocumentsProblem) {
    guard row.count <= columns.count else { throw .rowTooWide(cells: row.count, columns: columns.count) }
    guard rowCount < Self.mostRows else { throw .tooManyRows }
    for (column, cell) in row.enumerated() { try write(cell, column: column) }
    rowCount += 1
  }

  /// Writes the file. No row can follow.
  /// - Throws: ``DocumentsProblem/fileNotWritten(reason:)``; then nothing stands at the path that was not there before.
  public func finish() throws(DocumentsProblem) {
    guard let book else { throw .fileNotWritten(reason: "The file is already finished.") }
    let last = (row: UInt32(rowCount - 1), column: UInt16(columns.count - 1))
    _ = worksheet_autofilter(sheet, 0, 0, last.row, last.column)
    self.book = nil
    let result = workbook_close(book)
    guard result == LXW_NO_ERROR, rename(part, path) == 0 else {
      unlink(part)
      throw .fileNotWritten(reason: Self.sentence(result))
    }
  }

  private func writeHeader() throws(DocumentsProblem) {
    for (index, column) in columns.enumerated() {
      let place = UInt16(index)
      _ = worksheet_set_column(sheet, place, place, column.shownWidth, nil)
      try write(column.title, column: index, look: looks.header)
    }
    worksheet_freeze_panes(sheet, 1, 0)
    worksheet_repeat_rows(sheet, 0, 0)
    rowCount = 1
  }
}

// MARK: Cells

extension SpreadsheetWriter {
  /// Excel keeps 15 digits of a number; longer ones (a My Number, an account) would change.
  private static let exactIntegers = -999_999_999_999_999...999_999_999_999_999
  private static let mostUnits = 32_767

  private func write(_ cell: TableCell, column: Int) throws(DocumentsProblem) {
    let row = UInt32(rowCount)
    let place = UInt16(column)
    switch cell {
    case .text(let text): try write(text, column: column, look: looks.text)
    case .integer(let number): try write(number, column: column, look: looks.integer)
    case .yen(let yen): try write(yen.amount, column: column, look: looks.yen)
    case .decimal(let number):
      if number.isFinite { try check(worksheet_write_number(sheet, row, place, number, nil), column) }
    case .date(let date):
      try write(date, time: (0, 0), column: column, look: looks.date, words: date.description)
    case .moment(let moment):
      let minutes = moment.timeInJapan.split(separator: ":").compactMap { Int32($0) }
      let words = "\(moment.dateInJapan) \(moment.timeInJapan)"
      try write(moment.dateInJapan, time: (minutes[0], minutes[1]), column: column, look: looks.moment, words: words)
    case .blank: break
    }
  }

  private func write(_ number: Int, column: Int, look: Looks.Look) throws(DocumentsProblem) {
    guard Self.exactIntegers.contains(number) else {
      return try write(String(number), column: column, look: looks.text)
    }
    try check(worksheet_write_number(sheet, UInt32(rowCount), UInt16(column), Double(number), look), column)
  }

  /// Excel's calendar begins in 1900; an earlier date is written in words.
  private func write(
    _ date: CivilDate, time: (hour: Int32, minute: Int32), column: Int, look: Looks.Look, words: String
  ) throws(DocumentsProblem) {
    guard date.year >= 1900 else { return try write(words, column: column, look: looks.text) }
    var moment = lxw_datetime(
      year: Int32(date.year), month: Int32(date.month), day: Int32(date.day), hour: time.hour, min: time.minute,
      sec: 0)
    try check(worksheet_write_datetime(sheet, UInt32(rowCount), UInt16(column), &moment, look), column)
  }

  private func write(_ text: String, column: Int, look: Looks.Look) throws(DocumentsProblem) {
    guard !text.isEmpty else { return }
    var kept = text.spreadsheetText
    if kept.utf16.count > Self.mostUnits, let cutEnding { kept = text.spreadsheetText(cutTo: Self.mostUnits, cutEnding) }
    guard kept.utf16.count <= Self.mostUnits else { throw .cellTooLong(row: rowCount + 1, column: column + 1) }
    // Excel shows a long text as #### when its cell is marked as text.
    let look = kept.utf16.count > 255 ? nil : look
    try check(worksheet_write_string(sheet, UInt32(rowCount), UInt16(column), kept, look), column)
  }

  private func check(_ result: lxw_error, _ column: Int) throws(DocumentsProblem) {
    switch result {
    case LXW_NO_ERROR: return
    case LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED: throw .cellTooLong(row: rowCount + 1, column: column + 1)
    default: throw .fileNotWritten(reason: Self.sentence(result))
    }
  }
}

// MARK: The file

extension SpreadsheetWriter {
  /// Rows wait in the folder of the file and not in the machine's shared one: they may be personal.
  private static func book(at part: String, folder: String) -> UnsafeMutablePointer<lxw_workbook>? {
    folder.withCString { folder in
      var options = lxw_workbook_options()
      options.constant_memory = 1
      options.use_zip64 = 0
      options.tmpdir = UnsafeMutablePointer(mutating: folder)
      return workbook_new_opt(part, &options)
    }
  }

  private static func describe(_ book: UnsafeMutablePointer<lxw_workbook>, createdAt: Instant) {
    var properties = lxw_doc_properties()
    properties.created = time_t(createdAt.milliseconds / 1000)
    _ = workbook_set_properties(book, &properties)
  }

  /// - Note: Source: Microsoft, "Rename a worksheet": at most 31 characters, none of `/ \ ? * : [ ]`, no apostrophe at
  ///   either end, not empty, not `History`.
  static func sheetName(_ wanted: String) -> String {
    let allowed = wanted.printableLine.map { "/\\?*:[]".contains($0) ? " " : $0 }
    var name = ""
    for character in allowed where (name + String(character)).utf16.count <= 31 { name.append(character) }
    name = name.trimmingCharacters(in: CharacterSet(charactersIn: "' "))
    return name.isEmpty || name.lowercased() == "history" ? "Sheet1" : name
  }

  private static func sentence(_ result: lxw_error) -> String {
    result == LXW_NO_ERROR ? "The file could not be put in its place." : String(cString: lxw_strerror(result))
  }

  /// How cells look. Owned by the book.
  struct Looks {
    typealias Look = UnsafeMutablePointer<lxw_format>?
    let header: Look
    let text: Look
    let integer: Look
    let yen: Look
    let date: Look
    let moment: Look

    init(book: UnsafeMutablePointer<lxw_workbook>) {
      func look(_ pattern: String) -> Look {
        let format = workbook_add_format(book)
        format_set_num_format(format, pattern)
        return format
      }
      header = workbook_add_format(book)
      format_set_bold(header)
      format_set_bg_color(header, 0xEDEDE8)
      format_set_bottom(header, UInt8(LXW_BORDER_THIN.rawValue))
      text = look("@")
      integer = look("0")
      yen = look("#,##0")
      date = look("yyyy-mm-dd")
      moment = look("yyyy-mm-dd hh:mm")
    }
  }
}

extension String {
  /// The text as a cell may hold it: without what XML cannot carry, and with `_x0041_` protected, which Excel would
  /// read as one character.
  /// - Note: Source: ECMA-376 Part 1, 22.9.2.19 `ST_Xstring`; XML 1.0, 2.2 "Characters".
  var spreadsheetText: String { xmlText.protectingEscapes }

  private var xmlText: String {
    var kept = String.UnicodeScalarView()
    for scalar in unicodeScalars where scalar.isXML { kept.append(scalar) }
    return String(kept)
  }

  private var protectingEscapes: String {
    guard utf8.contains(UInt8(ascii: "_")) else { return self }
    return replacing(Self.escapeLike) { "_x005F" + String($0.output) }
  }

  /// As much of the beginning as leaves room for `ending`, in whole characters.
  /// - Parameter most: UTF-16 units of the whole, as the file holds it.
  func spreadsheetText(cutTo most: Int, _ ending: String) -> String {
    let text = xmlText
    var room = min(most, text.utf16.count)
    while room > 0 {
      var units = 0
      let beginning = text.prefix { character in
        units += character.utf16.count
        return units <= room
      }
      let cut = (beginning + ending.xmlText).protectingEscapes
      let excess = cut.utf16.count - most
      if excess <= 0 { return cut }
      // Protecting makes a text longer, so its share of the excess is less than the whole. A few rounds are enough.
      room -= max(1, excess * room / cut.utf16.count)
    }
    return ending.spreadsheetText
  }

  private static var escapeLike: Regex<Substring> { /_x[0-9A-Fa-f]{4}_/ }
}

extension Unicode.Scalar {
  fileprivate var isXML: Bool {
    switch value {
    case 0x09, 0x0A, 0x0D, 0x20...0xFFFD, 0x10000...: true
    default: false
    }
  }
}
