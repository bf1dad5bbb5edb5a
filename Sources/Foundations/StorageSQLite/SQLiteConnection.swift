import Foundation
import GRDB
import Storage

/// One GRDB connection, as long as GRDB lends it.
struct SQLiteConnection: WriterConnection {
  let database: GRDB.Database
  let schema: SchemaWatch

  func rows(_ sql: SQLText) throws(StorageError) -> [SQLRow] {
    try translating {
      var found: [SQLRow] = []
      try each(sql) { found.append($0) }
      return found
    }
  }

  func run(_ sql: SQLText) throws(StorageError) -> Int {
    try translating {
      let before = database.totalChangesCount
      let statement = try database.cachedStatement(sql: sql.sqliteText)
      try statement.execute(arguments: sql.arguments)
      // The total tells whether this statement changed rows; the count leaves out what foreign keys did in turn.
      return database.totalChangesCount == before ? 0 : database.changesCount
    }
  }

  func forEachRow(_ sql: SQLText, _ body: (SQLRow) throws -> Void) throws {
    do {
      try each(sql, body)
    } catch let error as DatabaseError {
      throw StorageError(error)
    }
  }

  func begin() throws(StorageError) {
    try execute("BEGIN IMMEDIATE")
    try translating { try schema.catchUp(database) }
  }

  func commit() throws(StorageError) { try execute("COMMIT") }
  func rollBack() { try? execute("ROLLBACK") }
  func savepoint() throws(StorageError) { try execute("SAVEPOINT one") }
  func releaseSavepoint() throws(StorageError) { try execute("RELEASE one") }

  func rollBackToSavepoint() throws(StorageError) {
    let changedSchema = try translating { try schema.hasChanged(in: database) }
    try execute("ROLLBACK TO one")
    try execute("RELEASE one")
    // Also undoes what earlier bodies of the batch taught the cache; they are learned again.
    if changedSchema { database.clearSchemaCache() }
  }

  private func each(_ sql: SQLText, _ body: (SQLRow) throws -> Void) throws {
    let statement = try database.cachedStatement(sql: sql.sqliteText)
    let columns = statement.columnNames
    let cursor = try Row.fetchCursor(statement, arguments: sql.arguments)
    while let row = try cursor.next() {
      try body(SQLRow(columns: columns, values: columns.indices.map { SQLValue(row[$0] as DatabaseValue) }))
    }
  }

  private func execute(_ text: String) throws(StorageError) {
    try translating { try database.cachedStatement(sql: text).execute() }
  }

  private func translating<T>(_ body: () throws -> T) throws(StorageError) -> T {
    do {
      return try body()
    } catch let error as DatabaseError {
      throw StorageError(error)
    } catch let error as StorageError {
      throw error
    } catch {
      throw .engine(code: "grdb", message: "\(error)")
    }
  }
}

extension SQLText {
  fileprivate var sqliteText: String {
    text(
      placeholder: { _ in "?" },
      word: {
        switch $0 {
        case .bytes: "BLOB"
        case .keptByKey: "WITHOUT ROWID"
        }
      })
  }

  fileprivate var arguments: StatementArguments {
    StatementArguments(values.map { value -> DatabaseValue in
      switch value {
      case .null: .null
      case .int(let number): number.databaseValue
      case .text(let text): text.databaseValue
      case .bytes(let bytes): Data(bytes).databaseValue
      }
    })
  }
}

extension SQLValue {
  fileprivate init(_ value: DatabaseValue) {
    switch value.storage {
    case .null: self = .null
    case .int64(let number): self = .int(Int(number))
    case .double(let number): self = .text("\(number)")
    case .string(let text): self = .text(text)
    case .blob(let data): self = .bytes(Array(data))
    }
  }
}

extension StorageError {
  init(_ error: DatabaseError) {
    switch error.resultCode {
    case .SQLITE_CONSTRAINT: self = .refused(constraint: error.message ?? "")
    case .SQLITE_CANTOPEN, .SQLITE_BUSY, .SQLITE_IOERR, .SQLITE_FULL: self = .unreachable(error.message ?? "")
    default: self = .engine(code: "\(error.extendedResultCode.rawValue)", message: error.message ?? "")
    }
  }
}
