/// One row of an answer: columns by name.
public struct SQLRow: Sendable {
  private let columns: [String]
  private let values: [SQLValue]

  /// - Parameters:
  ///   - columns: names as the statement gave them, shared by all rows of one answer.
  public init(columns: [String], values: [SQLValue]) {
    self.columns = columns
    self.values = values
  }

  /// - Throws: ``StorageError/unexpectedColumn(_:)`` when there is no such column or it holds another kind of value.
  public func int(_ column: String) throws(StorageError) -> Int {
    guard case .int(let value) = try value(column) else { throw .unexpectedColumn(column) }
    return value
  }

  public func text(_ column: String) throws(StorageError) -> String {
    guard case .text(let value) = try value(column) else { throw .unexpectedColumn(column) }
    return value
  }

  public func bytes(_ column: String) throws(StorageError) -> [UInt8] {
    guard case .bytes(let value) = try value(column) else { throw .unexpectedColumn(column) }
    return value
  }

  public func intIfPresent(_ column: String) throws(StorageError) -> Int? {
    try value(column) == .null ? nil : int(column)
  }

  public func textIfPresent(_ column: String) throws(StorageError) -> String? {
    try value(column) == .null ? nil : text(column)
  }

  public func bytesIfPresent(_ column: String) throws(StorageError) -> [UInt8]? {
    try value(column) == .null ? nil : bytes(column)
  }

  private func value(_ column: String) throws(StorageError) -> SQLValue {
    guard let index = columns.firstIndex(of: column) else { throw .unexpectedColumn(column) }
    return values[index]
  }
}
