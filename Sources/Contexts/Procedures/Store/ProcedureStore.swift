import FormSchema
import Kernel
import Ports
import Storage

/// The only code that reads or writes the `procedures_` tables. Functions take the caller's transaction.
enum ProcedureStore {
  /// Opens this content for applications. The version that was open before closes; its cases keep it.
  ///
  /// Safe again: a content that is open already stays as it is; one published before opens again under its number.
  static func publish(_ definition: ProcedureDefinition, at now: Instant, in tx: any Transaction) throws -> Publication {
    let text = StoredDefinition.text(definition)
    let version = ProcedureHash.version(of: Array(text.utf8))
    let before = try currentVersion(of: definition.id, in: tx)
    if before == version {
      return Publication(procedure: definition.id, version: version, number: try number(version, in: tx), isNew: false)
    }
    let next = try tx.count("""
      SELECT coalesce(max(number), 0) + 1 AS n FROM procedures_version WHERE procedure_id = \(definition.id)
      """)
    try tx.run("""
      INSERT INTO procedures_version (id, procedure_id, number, definition, published_at)
      VALUES (\(version.hex), \(definition.id), \(next), \(text), \(now)) ON CONFLICT (id) DO NOTHING
      """)
    try tx.run("UPDATE procedures_version SET closed_at = NULL WHERE id = \(version.hex)")
    if let before { try tx.run("UPDATE procedures_version SET closed_at = \(now) WHERE id = \(before.hex)") }
    try tx.run("""
      INSERT INTO procedures_published (procedure_id, version_id, opened_at)
      VALUES (\(definition.id), \(version.hex), \(now))
      ON CONFLICT (procedure_id) DO UPDATE SET version_id = excluded.version_id, opened_at = excluded.opened_at
      """)
    try countChange(in: tx)
    return Publication(procedure: definition.id, version: version, number: try number(version, in: tx), isNew: true)
  }

  /// Closes a procedure for new applications.
  /// - Returns: `false` when it was not open.
  static func close(_ procedure: String, at now: Instant, in tx: any Transaction) throws -> Bool {
    guard let version = try currentVersion(of: procedure, in: tx) else { return false }
    try tx.run("DELETE FROM procedures_published WHERE procedure_id = \(procedure)")
    try tx.run("UPDATE procedures_version SET closed_at = \(now) WHERE id = \(version.hex)")
    try countChange(in: tx)
    return true
  }

  static func currentVersion(of procedure: String, in tx: any Transaction) throws -> ProcedureVersionID? {
    let row = try tx.firstRow("SELECT version_id FROM procedures_published WHERE procedure_id = \(procedure)")
    return try row.map { try version($0, "version_id") }
  }

  /// - Throws: ``ProcedureProblem/versionNotFound``
  static func find(_ version: ProcedureVersionID, in tx: any Transaction) throws -> PublishedProcedure {
    let row = try tx.firstRow("SELECT id, number, definition FROM procedures_version WHERE id = \(version.hex)")
    guard let row else { throw ProcedureProblem.versionNotFound }
    return try published(row)
  }

  /// Every open version, by procedure.
  static func listCurrent(in tx: any Transaction) throws -> [PublishedProcedure] {
    try tx.rows("""
      SELECT v.id, v.number, v.definition FROM procedures_published p
      JOIN procedures_version v ON v.id = p.version_id ORDER BY p.procedure_id
      """).map(published)
  }

  /// Every version, by procedure and number, without its content.
  static func listVersions(in tx: any Transaction) throws -> [ListedVersion] {
    try tx.rows("""
      SELECT id, procedure_id, number, published_at, closed_at FROM procedures_version ORDER BY procedure_id, number
      """).map { row in
      ListedVersion(
        procedure: try row.text("procedure_id"), version: try version(row, "id"), number: try row.int("number"),
        publishedAt: try row.instant("published_at"), closedAt: try row.instantIfPresent("closed_at"))
    }
  }

  /// A number that grows with every change of what is open.
  static func revision(in tx: any Transaction) throws -> Int {
    try tx.count("SELECT revision AS n FROM procedures_revision WHERE id = 1")
  }

  private static func countChange(in tx: any Transaction) throws {
    try tx.run("UPDATE procedures_revision SET revision = revision + 1 WHERE id = 1")
  }

  private static func number(_ version: ProcedureVersionID, in tx: any Transaction) throws -> Int {
    try tx.count("SELECT number AS n FROM procedures_version WHERE id = \(version.hex)")
  }

  private static func version(_ row: SQLRow, _ column: String) throws -> ProcedureVersionID {
    guard let version = ProcedureVersionID(try row.text(column)) else { throw StorageError.unexpectedColumn(column) }
    return version
  }

  private static func published(_ row: SQLRow) throws -> PublishedProcedure {
    guard let definition = StoredDefinition.definition(try row.text("definition")) else {
      throw StorageError.unexpectedColumn("definition")
    }
    return PublishedProcedure(
      version: try version(row, "id"), number: try row.int("number"), definition: definition)
  }
}

/// What came of publishing.
public struct Publication: Sendable, Equatable {
  public let procedure: String
  public let version: ProcedureVersionID
  public let number: Int
  /// `false` when this content was open already.
  public let isNew: Bool
}

/// A version without its content.
public struct ListedVersion: Sendable, Equatable {
  public let procedure: String
  public let version: ProcedureVersionID
  public let number: Int
  public let publishedAt: Instant
  /// `nil` while it is open for applications.
  public let closedAt: Instant?
}
