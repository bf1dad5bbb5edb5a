import FormSchema
import Kernel
import Ports
import Storage

/// The only code that reads or writes the `procedures_` tables. Functions take the caller's transaction.
enum ProcedureStore {
  /// Opens a definition for applications. The same content again changes nothing.
  /// - Returns: the version, and whether it is another one than was open before.
  static func publish(
    _ definition: ProcedureDefinition, at now: Instant, in tx: any Transaction
  ) throws -> (published: PublishedProcedure, isNew: Bool) {
    let version = ProcedureHash.version(of: definition)
    let number = try insert(definition, version, at: now, in: tx)
    let before = try currentVersion(of: definition.id, in: tx)
    let published = PublishedProcedure(version: version, number: number, definition: definition)
    guard before != version else { return (published, false) }
    try tx.run("""
      INSERT INTO procedures_publication (procedure_id, version, published_at)
      VALUES (\(definition.id), \(version.hex), \(now))
      ON CONFLICT (procedure_id) DO UPDATE
      SET version = excluded.version, published_at = excluded.published_at, closed_at = NULL
      """)
    try advance(in: tx)
    return (published, true)
  }

  /// Stops taking applications; versions and running cases stay.
  /// - Throws: ``ProceduresProblem/notFound``
  static func close(_ procedure: String, at now: Instant, in tx: any Transaction) throws {
    let changed = try tx.run("""
      UPDATE procedures_publication SET closed_at = \(now) WHERE procedure_id = \(procedure) AND closed_at IS NULL
      """)
    guard changed == 1 else { throw ProceduresProblem.notFound }
    try advance(in: tx)
  }

  static func currentVersion(of procedure: String, in tx: any Transaction) throws -> ProcedureVersionID? {
    try tx.firstRow("""
      SELECT version FROM procedures_publication WHERE procedure_id = \(procedure) AND closed_at IS NULL
      """).flatMap { ProcedureVersionID(try $0.text("version")) }
  }

  /// Whether it was ever published.
  static func isKnown(_ procedure: String, in tx: any Transaction) throws -> Bool {
    try tx.count("SELECT count(*) AS n FROM procedures_publication WHERE procedure_id = \(procedure)") > 0
  }

  /// - Throws: ``ProceduresProblem/versionNotFound``
  static func find(_ id: ProcedureVersionID, in tx: any Transaction) throws -> PublishedProcedure {
    let row = try tx.firstRow("SELECT id, number, definition FROM procedures_version WHERE id = \(id.hex)")
    guard let row else { throw ProceduresProblem.versionNotFound }
    return try published(row)
  }

  /// The version of every procedure that is open now, in the order of the procedures' ids.
  static func currentVersions(in tx: any Transaction) throws -> [ProcedureVersionID] {
    try tx.rows("SELECT version FROM procedures_publication WHERE closed_at IS NULL ORDER BY procedure_id").map { row in
      guard let id = ProcedureVersionID(try row.text("version")) else { throw StorageError.unexpectedColumn("version") }
      return id
    }
  }

  /// Counts every publication and closing.
  static func revision(in tx: any Transaction) throws -> Int {
    try tx.firstRow("SELECT number FROM procedures_revision WHERE only_row = 1")?.int("number") ?? 0
  }

  private static func insert(
    _ definition: ProcedureDefinition, _ version: ProcedureVersionID, at now: Instant, in tx: any Transaction
  ) throws -> Int {
    if let known = try tx.firstRow("SELECT number FROM procedures_version WHERE id = \(version.hex)") {
      return try known.int("number")
    }
    let number = try tx.count("SELECT count(*) AS n FROM procedures_version WHERE procedure_id = \(definition.id)") + 1
    try tx.run("""
      INSERT INTO procedures_version (id, procedure_id, number, definition, imported_at)
      VALUES (\(version.hex), \(definition.id), \(number), \(StoredDefinition.text(definition)), \(now))
      """)
    return number
  }

  private static func advance(in tx: any Transaction) throws {
    try tx.run("UPDATE procedures_revision SET number = number + 1 WHERE only_row = 1")
  }

  private static func published(_ row: SQLRow) throws -> PublishedProcedure {
    guard let id = ProcedureVersionID(try row.text("id")),
      let definition = StoredDefinition.definition(try row.text("definition"))
    else { throw StorageError.unexpectedColumn("definition") }
    return PublishedProcedure(version: id, number: try row.int("number"), definition: definition)
  }
}
