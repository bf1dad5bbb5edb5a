/// What a database can say against us. Never shown to residents; the edge answers with a reference number.
public enum StorageError: Error, Sendable, Equatable {
  /// A row we could not have written, or a statement and its reader that disagree.
  case unexpectedColumn(String)
  /// A UNIQUE, CHECK, NOT NULL or foreign key rule of the schema refused the statement.
  case refused(constraint: String)
  /// The engine refused the statement; `code` is its own (SQLite result code or SQLSTATE).
  case engine(code: String, message: String)
  /// The database cannot be reached now; trying again may help.
  case unreachable(String)
  /// The database cannot serve this product as it is set up; the sentence says what to change.
  case unsuitable(String)
}
