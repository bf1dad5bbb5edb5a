/// An answer nobody types: a cell of one of the procedure's tables.
public struct LookUp: Sendable, Equatable {
  public var table: CodeTable
  /// Gives the id of the row.
  public var key: Formula
  /// The column whose text is the answer.
  public var column: String

  public init(_ table: CodeTable, key: Formula, column: String) {
    (self.table, self.key, self.column) = (table, key, column)
  }
}
