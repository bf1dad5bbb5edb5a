import Kernel
import Storage
import Web

/// One sign-in of an officer, as their own account page lists it.
struct OfficerSession: Sendable, Equatable {
  let id: ID<OfficerSession>
  let code: String
  let startedAt: Instant
  let lastSeenAt: Instant
  let endsAt: Instant
}

/// The only code that reads or writes `staff_session`. The table holds codes of secrets, never the secrets.
enum SessionStore {
  static func insert(_ session: OfficerSession, of officer: ID<Officer>, in tx: any Transaction) throws {
    try tx.run("""
      INSERT INTO staff_session (code, id, officer_id, started_at, last_seen_at, ends_at)
      VALUES (\(session.code), \(session.id), \(officer), \(session.startedAt), \(session.lastSeenAt),
        \(session.endsAt))
      """)
  }

  /// Who is signed in with this code: one query, whether or not there is such a session.
  static func lookUp(code: String, in tx: any Transaction) throws -> (session: OfficerSession, officer: Officer)? {
    let rows = try tx.rows("""
      SELECT s.id AS session_id, s.code, s.started_at, s.last_seen_at, s.ends_at, o.id, o.name, p.department, p.role
      FROM staff_session s JOIN staff_officer o ON o.id = s.officer_id LEFT JOIN staff_post p ON p.officer_id = o.id
      WHERE s.code = \(code) AND o.disabled_at IS NULL
      """)
    guard let row = rows.first else { return nil }
    var posts: Set<Post> = []
    for row in rows where try row.textIfPresent("role") != nil {
      posts.insert(Post(try row.value("role", Role.self), in: try row.text("department")))
    }
    let officer = Officer(id: try row.id("id"), name: try row.text("name"), roles: posts.byDepartment)
    return (try OfficerSession(row: row, id: "session_id"), officer)
  }

  static func list(of officer: ID<Officer>, in tx: any Transaction) throws -> [OfficerSession] {
    try tx.rows("SELECT * FROM staff_session WHERE officer_id = \(officer) ORDER BY last_seen_at DESC, id DESC")
      .map { try OfficerSession(row: $0, id: "id") }
  }

  static func note(code: String, seenAt now: Instant, in tx: any Transaction) throws {
    try tx.run("UPDATE staff_session SET last_seen_at = \(now) WHERE code = \(code) AND last_seen_at < \(now)")
  }

  /// - Returns: whether there was such a session of this officer.
  static func end(_ id: ID<OfficerSession>, of officer: ID<Officer>, in tx: any Transaction) throws -> Bool {
    try tx.run("DELETE FROM staff_session WHERE id = \(id) AND officer_id = \(officer)") == 1
  }

  static func end(code: String, in tx: any Transaction) throws {
    try tx.run("DELETE FROM staff_session WHERE code = \(code)")
  }

  /// - Parameter kept: the code of one session that stays.
  /// - Returns: how many ended.
  @discardableResult
  static func endAll(of officer: ID<Officer>, except kept: String = "", in tx: any Transaction) throws -> Int {
    try tx.run("DELETE FROM staff_session WHERE officer_id = \(officer) AND code <> \(kept)")
  }

  static func prune(at now: Instant, in tx: any Transaction) throws -> Int {
    try tx.run("""
      DELETE FROM staff_session
      WHERE ends_at <= \(now) OR last_seen_at <= \(now.adding(seconds: -SessionRule.idleSeconds))
      """)
  }
}

extension OfficerSession {
  init(row: SQLRow, id: String) throws(StorageError) {
    self.init(
      id: try row.id(id), code: try row.text("code"), startedAt: try row.instant("started_at"),
      lastSeenAt: try row.instant("last_seen_at"), endsAt: try row.instant("ends_at"))
  }
}
