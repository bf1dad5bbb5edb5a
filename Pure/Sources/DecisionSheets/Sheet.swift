/// A table of texts, as a spreadsheet or a CSV file holds one.
public struct Sheet: Sendable, Hashable {
  public var name: String
  /// Rows from the top, cells from the left. Rows may differ in length; what is missing is empty.
  public var rows: [[String]]

  public init(name: String, rows: [[String]]) {
    self.name = name
    self.rows = rows
  }

  /// The text of a cell; empty outside the rows.
  public subscript(_ cell: CellReference) -> String {
    guard rows.indices.contains(cell.row), rows[cell.row].indices.contains(cell.column) else { return "" }
    return rows[cell.row][cell.column]
  }

  /// How many columns the longest row has.
  public var width: Int { rows.map(\.count).max() ?? 0 }
}

/// A place in a sheet, counted from zero; written as spreadsheets do: `B7`.
public struct CellReference: Sendable, Hashable, Comparable, CustomStringConvertible {
  public let row: Int
  public let column: Int

  public init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }

  public static func < (a: CellReference, b: CellReference) -> Bool { (a.row, a.column) < (b.row, b.column) }

  /// `A`, `Z`, `AA` and so on.
  public static func letters(ofColumn column: Int) -> String {
    var letters = ""
    var rest = column
    while rest >= 0 {
      letters = String(UnicodeScalar(UInt8(65 + rest % 26))) + letters
      rest = rest / 26 - 1
    }
    return letters
  }

  public var description: String { CellReference.letters(ofColumn: column) + String(row + 1) }
}
