import Kernel
import Nihongo
import Storage
import Vault
import Web

/// An address that somebody is about to prove is theirs, by a code sent to it.
struct PendingMail: Sendable, Equatable {
  /// The keyed code of the secret in the browser's cookie.
  let code: String
  /// Whose new address it is to become; `nil` when somebody signs in.
  let account: ID<Resident>?
  /// As typed by whoever asks.
  let mail: EmailAddress
  let mailCode: String
  /// The keyed code of the digits; empty once they were used.
  let digits: String
  let digitsEndAt: Instant
  let confirmedAt: Instant?
  let returnPath: ReturnPath
  let endsAt: Instant
}

/// The only code that reads or writes `identity_pending`. Functions take the caller's transaction.
struct PendingStore: Sendable {
  let town: Town

  func insert(_ pending: PendingMail, in tx: any Transaction) throws {
    let sealed = try town.vault.seal(Array(pending.mail.text.utf8), place: IdentitySealing.pendingMail.place(pending.code))
    try tx.run("""
      INSERT INTO identity_pending (code, account_id, mail, mail_code, digits, tries, digits_ends_at, confirmed_at,
        return_path, ends_at)
      VALUES (\(pending.code), \(pending.account), \(sealed), \(pending.mailCode), \(pending.digits), 0,
        \(pending.digitsEndAt), \(pending.confirmedAt), \(pending.returnPath.text), \(pending.endsAt))
      """)
  }

  /// - Returns: `nil` when there is none, or its time is over.
  func lookUp(code: String, in tx: any Transaction) throws -> PendingMail? {
    guard let row = try tx.firstRow("""
      SELECT * FROM identity_pending WHERE code = \(code) AND ends_at > \(town.world.now)
      """)
    else { return nil }
    let plain = try town.vault.open(try row.bytes("mail"), place: IdentitySealing.pendingMail.place(code))
    guard let mail = EmailAddress(String(decoding: plain, as: UTF8.self)) else {
      throw StorageError.unexpectedColumn("mail")
    }
    return PendingMail(
      code: code, account: try row.idIfPresent("account_id"), mail: mail, mailCode: try row.text("mail_code"),
      digits: try row.text("digits"), digitsEndAt: try row.instant("digits_ends_at"),
      confirmedAt: try row.instantIfPresent("confirmed_at"), returnPath: ReturnPath(try row.text("return_path")),
      endsAt: try row.instant("ends_at"))
  }

  /// Counts one guess before it is looked at, so that two at the same moment cannot share one.
  /// - Returns: how many are left after this one; `nil` when none was left for it.
  func countTry(_ pending: PendingMail, in tx: any Transaction) throws -> Int? {
    try tx.firstRow("""
      UPDATE identity_pending SET tries = tries + 1 WHERE code = \(pending.code) AND tries < \(CodeRule.mostTries)
      RETURNING tries
      """).map { CodeRule.mostTries - (try $0.int("tries")) }
  }

  /// Another code takes the place of the one before, which counts no more.
  func replaceDigits(of pending: PendingMail, by digits: String, until: Instant, in tx: any Transaction) throws {
    try tx.run("""
      UPDATE identity_pending SET digits = \(digits), tries = 0, digits_ends_at = \(until) WHERE code = \(pending.code)
      """)
  }

  /// The code was right and counts no more; what is left is to agree.
  func confirm(_ pending: PendingMail, in tx: any Transaction) throws {
    try tx.run("""
      UPDATE identity_pending SET digits = '', confirmed_at = \(town.world.now) WHERE code = \(pending.code)
      """)
  }

  /// - Returns: `false` when somebody else was first: a code counts once.
  func remove(_ pending: PendingMail, in tx: any Transaction) throws -> Bool {
    try tx.run("DELETE FROM identity_pending WHERE code = \(pending.code)") == 1
  }

  func prune(in tx: any Transaction) throws -> Int {
    try tx.run("DELETE FROM identity_pending WHERE ends_at <= \(town.world.now)")
  }
}
