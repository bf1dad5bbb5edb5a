/// One sheet of a workbook as texts.
public struct SpreadsheetSheet: Sendable, Equatable {
  public var name: String
  /// Rows from the top, cells from the left, without empty ones at the ends.
  public var rows: [[String]]

  public init(name: String, rows: [[String]]) {
    self.name = name
    self.rows = rows
  }
}
