import Storage

/// A file that ``PostgresDatabase/backUp(to:)`` wrote, to be read back into the schema of an address.
public struct SchemaArchive: Sendable {
  /// Why nothing was read back.
  public enum Refusal: Error, Sendable, Equatable {
    /// These tables hold something; nothing was changed.
    case inUse(tables: [String])
    /// The file holds nothing for the schema of the address: it was made from a schema of another name.
    case otherSchema(wanted: String)
  }

  let path: String

  public init(path: String) { self.path = path }

  /// Reads everything back in one transaction, by PostgreSQL's own `pg_restore`.
  ///
  /// A schema that was made but never worked with, as any command of the product makes it, gives way.
  /// - Parameters:
  ///   - url: as ``PostgresDatabase/init(url:)`` takes it. The schema's name is the one the archive was made from.
  ///   - mayGo: whether a table with so many rows is one of ours that nobody has worked with.
  /// - Throws: ``Refusal``, or ``StorageError`` when the server or `pg_restore` refuses; the schema is then empty.
  public func restore(
    to url: String, replacing mayGo: @escaping @Sendable (_ table: String, _ rows: Int) -> Bool
  ) async throws {
    let address = try PostgresAddress(url: url)
    let database = try await PostgresDatabase(url: url)
    do {
      try await database.write { tx in try Self.clear(mayGo, in: tx) }
      try await PostgresProgram(name: "pg_restore", address: address).run([
        "--format=custom", "--no-password", "--no-owner", "--no-privileges", "--single-transaction", "--exit-on-error",
        // Without the statement that makes the schema, which stands by now.
        "--schema=\(address.schema)",
        // A place to connect to must be named; that it is ours stands in the environment, with the password.
        "--dbname=application_name=tsumugi", path,
      ])
      guard try await !database.read({ tx in try Self.tables(in: tx) }).isEmpty else {
        throw Refusal.otherSchema(wanted: address.schema)
      }
      try await database.close()
    } catch {
      try await database.close()
      throw error
    }
  }

  /// Takes away tables that nobody has worked with, or none.
  private static func clear(_ mayGo: (String, Int) -> Bool, in tx: any Transaction) throws {
    let tables = try tables(in: tx)
    let used = try tables.filter { table in
      let counting = SQLText(stringLiteral: "SELECT count(*) AS n FROM \(quoted(table))")
      return !mayGo(table, try tx.count(counting))
    }
    guard used.isEmpty else { throw Refusal.inUse(tables: used) }
    guard !tables.isEmpty else { return }
    try tx.run(SQLText(stringLiteral: "DROP TABLE \(tables.map(quoted).joined(separator: ", "))"))
  }

  private static func tables(in tx: any Transaction) throws -> [String] {
    try tx.rows(
      """
      SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = current_schema() AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S') ORDER BY c.relname
      """
    ).map { row throws(StorageError) in try row.text("name") }
  }

  private static func quoted(_ name: String) -> String { "\"" + name.replacing("\"", with: "\"\"") + "\"" }
}
