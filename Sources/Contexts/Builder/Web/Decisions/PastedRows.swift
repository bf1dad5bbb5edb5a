import DecisionSheets
import Kernel
import Web

/// Rows somebody copied from a spreadsheet, or a whole table with its headings.
struct PastedRows: Sendable {
  enum Way: String, Sendable, CaseIterable {
    case replace
    case append
  }

  /// Why they cannot be taken.
  enum Problem: Error, Equatable {
    case empty
    case unreadable
    /// So many cells in a row, and so many columns in the table.
    case tooWide(Int, Int)
  }

  let sheet: Sheet

  init(_ text: String) throws(Problem) {
    guard !text.trimmed.isEmpty else { throw .empty }
    guard let sheet = try? CSVText.sheet(named: "", fromTabs: text) else { throw .unreadable }
    self.sheet = sheet
  }

  init(_ sheet: Sheet) { self.sheet = sheet }

  /// The grid with them in it.
  func put(into grid: SheetGrid, _ way: Way) throws(Problem) -> SheetGrid {
    if SheetGrid.holdsTable(sheet) {
      var whole = SheetGrid(sheet)
      whole[.name] = grid[.name]
      return whole
    }
    var rows = sheet.rows.map { $0.map(\.trimmed) }.filter { row in row.contains { !$0.isEmpty } }
    let width = rows.map(\.count).max() ?? 0
    // A first column of numbers is that of the rows.
    if width == grid.columns.count + 1 {
      let numbers = rows.dropFirst(isHeading(Array((rows.first ?? []).dropFirst()), grid) ? 1 : 0).compactMap(\.first)
      if numbers.allSatisfy({ $0.allSatisfy(\.isWholeNumber) }) { rows = rows.map { Array($0.dropFirst()) } }
    }
    if let first = rows.first, isHeading(first, grid) { rows.removeFirst() }
    guard !rows.isEmpty else { throw .empty }
    let widest = rows.map(\.count).max() ?? 0
    guard widest <= grid.columns.count else { throw .tooWide(widest, grid.columns.count) }
    let fitted = rows.map { SheetGrid.fitted($0, to: grid.columns.count) }
    var filled = grid
    filled.rows = way == .replace ? fitted : grid.rows + fitted
    return filled
  }

  private func isHeading(_ row: [String], _ grid: SheetGrid) -> Bool {
    let same = zip(row, grid.columns).count { $0 == $1.heading && !$0.isEmpty }
    return same > 0 && same * 2 >= grid.columns.count
  }
}
