import GRDB
import Synchronization

/// Notices that the schema is no longer the one the kept statements were made for.
///
/// SQLite learns of a change by another connection only when a statement runs, and GRDB keeps the column names
/// a statement had before: its rows would then be read by the wrong names.
final class SchemaWatch: Sendable {
  private let seen = Mutex<Int32?>(nil)

  /// To be called first in each transaction of the writer.
  func catchUp(_ database: Database) throws {
    try Self.refresh(database)
    if try hasChanged(in: database) { database.clearSchemaCache() }
    let version = try database.schemaVersion()
    seen.withLock { $0 = version }
  }

  /// Whether the transaction itself has changed the schema so far.
  func hasChanged(in database: Database) throws -> Bool {
    let version = try database.schemaVersion()
    return seen.withLock { $0 != version }
  }

  /// Runs a statement that touches the schema and returns nothing, so that SQLite reads the schema anew if it must.
  static func refresh(_ database: Database) throws {
    try database.cachedStatement(sql: "SELECT 1 FROM sqlite_master LIMIT 0").execute()
  }
}
