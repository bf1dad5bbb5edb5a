import Kernel
import Nihongo
import Storage
import Vault
import Web

/// The only code that reads or writes `identity_account`. Functions take the caller's transaction.
struct AccountStore: Sendable {
  let town: Town

  /// What an address is looked up by: the same however its letters were typed.
  func code(of mail: EmailAddress) -> String {
    town.vault.code(.secrets, text: "identity_account/mail/\(mail.text.lowercased())")
  }

  /// - Returns: `false` when the address has an account already.
  func insert(_ account: ResidentAccount, in tx: any Transaction) throws -> Bool {
    try tx.run("""
      INSERT INTO identity_account (id, mail, mail_code, language, created_at)
      VALUES (\(account.id), \(try seal(account.mail, account.id)), \(code(of: account.mail)), \(account.language),
        \(account.createdAt))
      ON CONFLICT (mail_code) DO NOTHING
      """) == 1
  }

  /// - Throws: ``IdentityProblem/accountGone``
  func find(_ id: ID<Resident>, in tx: any Transaction) throws -> ResidentAccount {
    guard let row = try tx.firstRow(Self.select + " WHERE id = \(id)") else { throw IdentityProblem.accountGone }
    return try account(row)
  }

  func lookUp(mailCode: String, in tx: any Transaction) throws -> ResidentAccount? {
    try tx.firstRow(Self.select + " WHERE mail_code = \(mailCode)").map(account)
  }

  /// - Throws: ``IdentityProblem/mailTaken``
  func setMail(_ mail: EmailAddress, of id: ID<Resident>, in tx: any Transaction) throws {
    let code = code(of: mail)
    let isFree = try tx.firstRow("SELECT id FROM identity_account WHERE mail_code = \(code) AND id <> \(id)") == nil
    guard isFree else { throw IdentityProblem.mailTaken }
    try tx.run("""
      UPDATE identity_account SET mail = \(try seal(mail, id)), mail_code = \(code) WHERE id = \(id)
      """)
  }

  func setLanguage(_ language: Language, of id: ID<Resident>, in tx: any Transaction) throws {
    try tx.run("UPDATE identity_account SET language = \(language) WHERE id = \(id)")
  }

  /// Takes the account away, with its sessions and whatever it was about to prove.
  func remove(_ id: ID<Resident>, in tx: any Transaction) throws {
    try tx.run("DELETE FROM identity_account WHERE id = \(id)")
  }

  private static let select: SQLText = "SELECT id, mail, language, created_at FROM identity_account"

  private func account(_ row: SQLRow) throws -> ResidentAccount {
    let id: ID<Resident> = try row.id("id")
    let plain = try town.vault.open(try row.bytes("mail"), place: IdentitySealing.mail.place(id))
    guard let mail = EmailAddress(String(decoding: plain, as: UTF8.self)) else {
      throw StorageError.unexpectedColumn("mail")
    }
    return ResidentAccount(
      id: id, mail: mail, language: try row.value("language"), createdAt: try row.instant("created_at"))
  }

  private func seal(_ mail: EmailAddress, _ id: ID<Resident>) throws -> [UInt8] {
    try town.vault.seal(Array(mail.text.utf8), place: IdentitySealing.mail.place(id))
  }
}
