import Kernel
import Nihongo
import Storage
import Vault
import Web

/// The code by which an officer at the counter finds the account of whoever stands there.
struct CounterCode: Sendable, Equatable {
  /// Half an hour: long enough for a queue, short enough that a lost note is worth nothing.
  static let lifetimeSeconds = 30 * 60

  let code: SecretCode
  let endsAt: Instant
}

/// The only code that reads or writes `identity_counter_code`. Functions take the caller's transaction.
struct CounterCodeStore: Sendable {
  let town: Town

  /// A new code takes the place of the one before.
  func replace(of account: ID<Resident>, in tx: any Transaction) throws {
    let code = SecretCode(in: town.world)
    let sealed = try town.vault.seal(Array(code.canonical.utf8), place: IdentitySealing.counterCode.place(account))
    let endsAt = town.world.now.adding(seconds: CounterCode.lifetimeSeconds)
    try tx.run("""
      INSERT INTO identity_counter_code (account_id, code, code_code, ends_at)
      VALUES (\(account), \(sealed), \(lookup(code)), \(endsAt))
      ON CONFLICT (account_id) DO UPDATE SET code = excluded.code, code_code = excluded.code_code,
        ends_at = excluded.ends_at
      """)
  }

  /// - Returns: `nil` when none is shown, or its time is over.
  func lookUp(of account: ID<Resident>, in tx: any Transaction) throws -> CounterCode? {
    guard let row = try tx.firstRow("""
      SELECT code, ends_at FROM identity_counter_code WHERE account_id = \(account) AND ends_at > \(town.world.now)
      """)
    else { return nil }
    let plain = try town.vault.open(try row.bytes("code"), place: IdentitySealing.counterCode.place(account))
    guard let code = try? SecretCode(reading: String(decoding: plain, as: UTF8.self)) else {
      throw StorageError.unexpectedColumn("code")
    }
    return CounterCode(code: code, endsAt: try row.instant("ends_at"))
  }

  /// Whose code this is now.
  func account(showing code: SecretCode, in tx: any Transaction) throws -> ID<Resident>? {
    try tx.firstRow("""
      SELECT account_id FROM identity_counter_code WHERE code_code = \(lookup(code)) AND ends_at > \(town.world.now)
      """).map { try $0.id("account_id") }
  }

  func remove(of account: ID<Resident>, in tx: any Transaction) throws {
    try tx.run("DELETE FROM identity_counter_code WHERE account_id = \(account)")
  }

  func prune(in tx: any Transaction) throws -> Int {
    try tx.run("DELETE FROM identity_counter_code WHERE ends_at <= \(town.world.now)")
  }

  private func lookup(_ code: SecretCode) -> String {
    town.vault.code(.secrets, text: "identity_counter_code/\(code.canonical)")
  }
}
