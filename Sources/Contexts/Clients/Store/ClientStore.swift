import Kernel
import Storage
import Vault

/// The only code that reads or writes `clients_client`. Functions take the caller's transaction.
struct ClientStore: Sendable {
  let vault: Vault

  /// - Throws: ``ClientsProblem/nameTaken``
  func insert(_ client: Client, _ token: ClientToken, in tx: any Transaction) throws {
    let stored = try tx.run("""
      INSERT INTO clients_client (id, name, department, procedures, calls_a_minute, token_code, created_at,
        issued_on, expires_on)
      VALUES (\(client.id), \(client.name), \(client.department), \(client.procedures.text), \(client.callsAMinute),
        \(token.code(vault)), \(client.createdAt), \(client.issuedOn), \(client.expiresOn))
      ON CONFLICT (name) DO NOTHING
      """)
    guard stored == 1 else { throw ClientsProblem.nameTaken }
  }

  /// - Throws: ``ClientsProblem/notFound``
  func find(_ id: ID<Client>, in tx: any Transaction) throws -> Client {
    guard let row = try tx.firstRow(Self.select + " WHERE id = \(id)") else { throw ClientsProblem.notFound }
    return try Client(row: row)
  }

  func lookUp(name: String, in tx: any Transaction) throws -> Client? {
    try tx.firstRow(Self.select + " WHERE name = \(name)").map(Client.init(row:))
  }

  /// Whose token it is, or was until shortly; whether the client may still call is the caller's to see.
  func lookUp(_ token: ClientToken, at now: Instant, in tx: any Transaction) throws -> Client? {
    let code = token.code(vault)
    return try tx.firstRow(Self.select + """
       WHERE token_code = \(code) OR (former_code = \(code) AND former_ends_at > \(now))
      """).map(Client.init(row:))
  }

  /// Those that can call first, then by name.
  func list(in tx: any Transaction) throws -> [Client] {
    try tx.rows(Self.select + " ORDER BY CASE WHEN revoked_at IS NULL THEN 0 ELSE 1 END, name, id")
      .map(Client.init(row:))
  }

  /// Gives a new token; the one so far counts until `formerEndsAt`.
  func renew(_ client: Client, _ token: ClientToken, formerEndsAt: Instant, in tx: any Transaction) throws {
    try tx.run("""
      UPDATE clients_client SET former_code = token_code, former_ends_at = \(formerEndsAt),
        token_code = \(token.code(vault)), issued_on = \(client.issuedOn), expires_on = \(client.expiresOn)
      WHERE id = \(client.id) AND revoked_at IS NULL
      """)
  }

  func revoke(_ id: ID<Client>, at now: Instant, in tx: any Transaction) throws {
    try tx.run("UPDATE clients_client SET revoked_at = \(now) WHERE id = \(id) AND revoked_at IS NULL")
  }

  /// Notes the day it called: once a day, since a write a call would cost more than it tells.
  func noteUse(of client: Client, on today: CivilDate, in tx: any Transaction) throws {
    guard client.lastUsedOn != today else { return }
    try tx.run("UPDATE clients_client SET last_used_on = \(today) WHERE id = \(client.id)")
  }

  private static let select: SQLText = """
    SELECT id, name, department, procedures, calls_a_minute, created_at, issued_on, expires_on, revoked_at,
      last_used_on
    FROM clients_client
    """
}

extension Client {
  init(row: SQLRow) throws {
    guard let procedures = AllowedProcedures(text: try row.text("procedures")) else {
      throw StorageError.unexpectedColumn("procedures")
    }
    let createdAt = try row.instant("created_at")
    self.init(
      id: try row.id("id"), name: try row.text("name"), department: try row.text("department"), procedures: procedures,
      callsAMinute: try row.int("calls_a_minute"), createdAt: createdAt,
      issuedOn: try row.dateIfPresent("issued_on") ?? createdAt.dateInJapan,
      expiresOn: try row.date("expires_on"), revokedAt: try row.instantIfPresent("revoked_at"),
      lastUsedOn: try row.dateIfPresent("last_used_on"))
  }
}
