import Kernel
import Storage
import Web

/// One sign-in of a resident, as their own page lists it.
struct ResidentSession: Sendable, Equatable {
  let id: ID<ResidentSession>
  /// The keyed code of its secret.
  let code: String
  let method: SignInMethod
  let startedAt: Instant
  let lastSeenAt: Instant
  let endsAt: Instant
}

/// The only code that reads or writes `identity_session`. The table holds codes of secrets, never the secrets.
enum SessionStore {
  static func insert(_ session: ResidentSession, of account: ID<Resident>, in tx: any Transaction) throws {
    try tx.run("""
      INSERT INTO identity_session (code, id, account_id, method, started_at, last_seen_at, ends_at)
      VALUES (\(session.code), \(session.id), \(account), \(session.method), \(session.startedAt),
        \(session.lastSeenAt), \(session.endsAt))
      """)
  }

  /// Whose session has this code: one query by the primary key, whether or not there is such a session.
  static func lookUp(
    code: String, in tx: any Transaction
  ) throws -> (session: ResidentSession, account: ID<Resident>)? {
    guard let row = try tx.firstRow("SELECT * FROM identity_session WHERE code = \(code)") else { return nil }
    return (try ResidentSession(row: row), try row.id("account_id"))
  }

  /// Those that have not ended, the last used first.
  static func list(of account: ID<Resident>, at now: Instant, in tx: any Transaction) throws -> [ResidentSession] {
    try tx.rows("SELECT * FROM identity_session WHERE account_id = \(account) ORDER BY last_seen_at DESC, id DESC")
      .map { try ResidentSession(row: $0) }
      .filter { SessionRule.isLive(lastSeen: $0.lastSeenAt, endsAt: $0.endsAt, at: now) }
  }

  static func note(code: String, seenAt now: Instant, in tx: any Transaction) throws {
    try tx.run("UPDATE identity_session SET last_seen_at = \(now) WHERE code = \(code) AND last_seen_at < \(now)")
  }

  /// - Returns: whether there was such a session of this account.
  static func end(_ id: ID<ResidentSession>, of account: ID<Resident>, in tx: any Transaction) throws -> Bool {
    try tx.run("DELETE FROM identity_session WHERE id = \(id) AND account_id = \(account)") == 1
  }

  static func end(code: String, in tx: any Transaction) throws {
    try tx.run("DELETE FROM identity_session WHERE code = \(code)")
  }

  /// - Parameter kept: the code of one session that stays.
  /// - Returns: how many ended.
  @discardableResult
  static func endAll(of account: ID<Resident>, except kept: String = "", in tx: any Transaction) throws -> Int {
    try tx.run("DELETE FROM identity_session WHERE account_id = \(account) AND code <> \(kept)")
  }

  static func prune(at now: Instant, in tx: any Transaction) throws -> Int {
    try tx.run("""
      DELETE FROM identity_session
      WHERE ends_at <= \(now) OR last_seen_at <= \(now.adding(seconds: -SessionRule.idleSeconds))
      """)
  }
}

extension ResidentSession {
  init(row: SQLRow) throws(StorageError) {
    self.init(
      id: try row.id("id"), code: try row.text("code"), method: try row.value("method"),
      startedAt: try row.instant("started_at"), lastSeenAt: try row.instant("last_seen_at"),
      endsAt: try row.instant("ends_at"))
  }
}
