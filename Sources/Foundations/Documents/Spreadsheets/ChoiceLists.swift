import CXLSXWriter
import Foundation

/// Offers lists in cells of a book. Short ones stand in the cells' own rule, others in a hidden sheet at the end.
struct ChoiceLists {
  /// Where each list stands in the hidden sheet: its first row.
  private var places: [[String]: Int] = [:]
  private var rows: [String] = []
  private let sheetName: String

  /// - Parameter sheetName: of the hidden sheet; no other sheet may have it.
  init(sheetName: String) { self.sheetName = sheetName }

  /// A list inside a rule is one text with commas. Excel takes 255 characters; the library's room for it is counted in
  /// bytes, and it does not look whether they suffice.
  private static let mostBytes = 255

  mutating func offer(_ choices: WorkbookSheet.Choices, on page: UnsafeMutablePointer<lxw_worksheet>) {
    guard !choices.texts.isEmpty else { return }
    let texts = choices.texts.map(\.spreadsheetText)
    let bytes = texts.reduce(0) { $0 + $1.utf8.count + 1 }
    if bytes <= Self.mostBytes, texts.allSatisfy({ !$0.isEmpty && !$0.contains(",") && !$0.contains("\"") }) {
      ChoiceLists.offer(texts, choices, on: page)
    } else {
      offerRange(of: texts, choices, on: page)
    }
  }

  /// Adds the hidden sheet where any list needs it.
  func finish(_ book: UnsafeMutablePointer<lxw_workbook>, _ look: UnsafeMutablePointer<lxw_format>?) {
    guard !rows.isEmpty, let page = workbook_add_worksheet(book, sheetName) else { return }
    for (row, text) in rows.enumerated() { _ = worksheet_write_string(page, UInt32(row), 0, text, look) }
    worksheet_hide(page)
  }

  private static func offer(
    _ texts: [String], _ choices: WorkbookSheet.Choices, on page: UnsafeMutablePointer<lxw_worksheet>
  ) {
    var pointers: [UnsafeMutablePointer<CChar>?] = texts.map { strdup($0) }
    defer { for pointer in pointers { free(pointer) } }
    pointers.append(nil)
    pointers.withUnsafeMutableBufferPointer { list in
      var validation = lxw_data_validation()
      validation.validate = UInt8(LXW_VALIDATION_TYPE_LIST.rawValue)
      validation.value_list = list.baseAddress
      add(&validation, choices, on: page)
    }
  }

  private mutating func offerRange(
    of texts: [String], _ choices: WorkbookSheet.Choices, on page: UnsafeMutablePointer<lxw_worksheet>
  ) {
    let first = places[texts] ?? rows.count
    guard first + texts.count <= SpreadsheetWriter.mostRows else { return }
    if places.updateValue(first, forKey: texts) == nil { rows += texts }
    let formula = strdup("='\(sheetName)'!$A$\(first + 1):$A$\(first + texts.count)")
    defer { free(formula) }
    var validation = lxw_data_validation()
    validation.validate = UInt8(LXW_VALIDATION_TYPE_LIST_FORMULA.rawValue)
    validation.value_formula = formula
    ChoiceLists.add(&validation, choices, on: page)
  }

  /// Other texts may still be typed: a cell may hold several of the words.
  private static func add(
    _ validation: inout lxw_data_validation, _ choices: WorkbookSheet.Choices,
    on page: UnsafeMutablePointer<lxw_worksheet>
  ) {
    validation.show_error = UInt8(LXW_VALIDATION_OFF.rawValue)
    _ = worksheet_data_validation_range(
      page, UInt32(choices.rows.lowerBound), UInt16(choices.column), UInt32(choices.rows.upperBound),
      UInt16(choices.column), &validation)
  }
}
