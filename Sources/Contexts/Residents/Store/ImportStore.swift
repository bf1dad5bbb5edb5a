import Kernel
import Storage

/// One import that was made.
struct PastImport: Sendable, Equatable {
  let at: Instant
  let sha256: String
  let people: Int
  let added: Int
  let changed: Int
  let removed: Int
}

/// The only code that reads or writes `residents_import`. Functions take the caller's transaction.
enum ImportStore {
  static func insert(_ report: ImportReport, sha256: String, at now: Instant, in tx: any Transaction) throws {
    let number = try tx.count("SELECT COALESCE(max(number), 0) AS n FROM residents_import") + 1
    try tx.run("""
      INSERT INTO residents_import (number, imported_at, sha256, people, added, changed, removed)
      VALUES (\(number), \(now), \(sha256), \(report.people), \(report.added + report.returned), \(report.changed),
        \(report.removed))
      """)
  }

  /// The latest first.
  static func list(most: Int, in tx: any Transaction) throws -> [PastImport] {
    try tx.rows("SELECT * FROM residents_import ORDER BY number DESC LIMIT \(most)").map { row in
      PastImport(
        at: try row.instant("imported_at"), sha256: try row.text("sha256"), people: try row.int("people"),
        added: try row.int("added"), changed: try row.int("changed"), removed: try row.int("removed"))
    }
  }
}
