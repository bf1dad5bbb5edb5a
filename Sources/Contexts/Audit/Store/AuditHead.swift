import Storage
import Vault

/// How far the log goes, and what its last entry is.
struct AuditHead: Equatable {
  let last: AuditAnchor
  /// HMAC over ``last`` under the town's audit key: who can write to the database but has no keys cannot make it.
  let seal: String

  init(row: SQLRow) throws {
    last = AuditAnchor(seq: try row.int("last_seq"), hash: try row.text("hash"))
    seal = try row.text("seal")
  }

  static func seal(of last: AuditAnchor, vault: Vault) -> String { vault.code(.audit, text: last.text) }
}
