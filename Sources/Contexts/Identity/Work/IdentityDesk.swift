import Kernel
import Ports
import Storage
import Vault
import Web

/// What every part of this context works with.
struct IdentityDesk: Sendable {
  let town: Town
  let audit: any AuditPort
  let mail: any MailPort
  let cases: any ResidentCasesPort
  let links: any ResidentLinkPort

  var accounts: AccountStore { AccountStore(town: town) }
  var pending: PendingStore { PendingStore(town: town) }

  /// One entry of the town's audit log about an account.
  func record(
    _ action: String, _ account: ID<Resident>, _ details: [String: String] = [:], in tx: any Transaction
  ) throws {
    let entry = AuditEntry(
      actor: .account(account.description), action: "identity.\(action)", subject: "account:\(account)", details: details)
    try audit.record(entry, in: tx)
  }

  /// Begins a session and gives the secret for its cookie: a new one, whatever the browser brought along.
  ///
  /// - Parameter earlier: the session this browser had before; it ends.
  func beginSession(
    of account: ID<Resident>, by method: SignInMethod, insteadOf earlier: Secret?, in tx: any Transaction
  ) throws -> Secret {
    if let earlier { try SessionStore.end(code: ResidentSessionBook.code(of: earlier, vault: town.vault), in: tx) }
    let secret = Secret(world: town.world)
    let now = town.world.now
    let session = ResidentSession(
      id: town.world.newID(), code: ResidentSessionBook.code(of: secret, vault: town.vault), method: method,
      startedAt: now, lastSeenAt: now, endsAt: now.adding(seconds: SessionRule.longestSeconds))
    try SessionStore.insert(session, of: account, in: tx)
    try record("signed-in", account, ["method": method.rawValue], in: tx)
    return secret
  }

  /// Puts a mail about an account into the outbox, in the language of the account.
  func send(
    _ occasion: AccountMail, to account: ResidentAccount, _ texts: Texts, in tx: any Transaction
  ) throws {
    let words = texts.catalogue.texts(in: account.language)
    try mail.send(
      occasion.outgoing(to: account.mail, about: "account:\(account.id)", [:], words, town: town), in: tx)
  }
}
