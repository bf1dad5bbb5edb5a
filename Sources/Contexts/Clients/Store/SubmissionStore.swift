import Kernel
import Storage
import Vault

/// What came with a key, and what became of it.
struct KnownSubmission: Sendable, Equatable {
  let bodyCode: String
  /// `nil` while it has not become an application.
  let accepted: Accepted?

  struct Accepted: Sendable, Equatable {
    let receipt: String
    let fee: Yen
  }
}

/// The only code that reads or writes `clients_submission`. Functions take the caller's transaction.
///
/// A row stays as long as the application it became: a call repeated after a year still makes no second one.
struct SubmissionStore: Sendable {
  let vault: Vault

  func lookUp(_ key: IdempotencyKey, of client: ID<Client>, in tx: any Transaction) throws -> KnownSubmission? {
    let row = try tx.firstRow("""
      SELECT body_code, receipt, fee_yen FROM clients_submission
      WHERE client_id = \(client) AND key_code = \(code(key, client))
      """)
    return try row.map { row in
      let receipt = try row.textIfPresent("receipt"), fee = try row.intIfPresent("fee_yen")
      return KnownSubmission(
        bodyCode: try row.text("body_code"),
        accepted: receipt.flatMap { receipt in fee.map { .init(receipt: receipt, fee: Yen($0)) } })
    }
  }

  /// Ties the key to what came with it, unless it is tied already.
  /// - Throws: ``ClientsProblem/keyReused`` when it is tied to something else.
  func claim(
    _ key: IdempotencyKey, _ bodyCode: String, of client: ID<Client>, at now: Instant, in tx: any Transaction
  ) throws {
    try tx.run("""
      INSERT INTO clients_submission (client_id, key_code, body_code, came_at)
      VALUES (\(client), \(code(key, client)), \(bodyCode), \(now))
      ON CONFLICT (client_id, key_code) DO NOTHING
      """)
    guard try lookUp(key, of: client, in: tx)?.bodyCode == bodyCode else { throw ClientsProblem.keyReused }
  }

  /// Remembers what became of it, once and for ever, also when another call with the key has freed it meanwhile.
  func keep(
    _ done: KnownSubmission, _ key: IdempotencyKey, of client: ID<Client>, at now: Instant, in tx: any Transaction
  ) throws {
    try tx.run("""
      INSERT INTO clients_submission (client_id, key_code, body_code, came_at, receipt, fee_yen)
      VALUES (\(client), \(code(key, client)), \(done.bodyCode), \(now), \(done.accepted?.receipt),
        \(done.accepted?.fee.amount))
      ON CONFLICT (client_id, key_code) DO UPDATE SET receipt = excluded.receipt, fee_yen = excluded.fee_yen
      WHERE clients_submission.receipt IS NULL
      """)
  }

  /// Frees a key whose application was refused in the last moment.
  func forget(_ key: IdempotencyKey, of client: ID<Client>, in tx: any Transaction) throws {
    try tx.run("""
      DELETE FROM clients_submission
      WHERE client_id = \(client) AND key_code = \(code(key, client)) AND receipt IS NULL
      """)
  }

  /// Keys come from outside and may say anything, so only a code of each stands in the table.
  private func code(_ key: IdempotencyKey, _ client: ID<Client>) -> String {
    vault.code(.secrets, text: "client-key|\(client)|\(key.text)")
  }
}
