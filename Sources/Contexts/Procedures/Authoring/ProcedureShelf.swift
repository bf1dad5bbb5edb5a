import FormSchema
import Kernel
import Ports
import Storage

/// Every procedure and version there ever was, also those that are closed. Reads only.
enum ProcedureShelf {
  struct Row {
    let version: ProcedureVersionID
    let isOpen: Bool
    let publishedAt: Instant
  }

  static func list(in tx: any Transaction) throws -> [Row] {
    try tx.rows("""
      SELECT version, published_at, closed_at FROM procedures_publication ORDER BY procedure_id
      """).map { row in
      Row(
        version: try version(row, "version"), isOpen: try row.instantIfPresent("closed_at") == nil,
        publishedAt: try row.instant("published_at"))
    }
  }

  /// The newest first.
  static func versions(of procedure: String, in tx: any Transaction) throws -> [ProcedureVersionEntry] {
    let current = try ProcedureStore.currentVersion(of: procedure, in: tx)
    return try tx.rows("""
      SELECT id, number, imported_at FROM procedures_version WHERE procedure_id = \(procedure) ORDER BY number DESC
      """).map { row in
      let version = try version(row, "id")
      return ProcedureVersionEntry(
        version: version, number: try row.int("number"), importedAt: try row.instant("imported_at"),
        isOpen: version == current)
    }
  }

  private static func version(_ row: SQLRow, _ column: String) throws -> ProcedureVersionID {
    guard let id = ProcedureVersionID(try row.text(column)) else { throw StorageError.unexpectedColumn(column) }
    return id
  }
}
