import Foundation
import Kernel
import Nihongo
import Ports
import Storage
import Vault
import Web

/// What a resident does with their own account.
struct AccountDesk: Sendable {
  let desk: IdentityDesk
  private var town: Town { desk.town }

  init(_ desk: IdentityDesk) { self.desk = desk }

  /// Puts a proven address in place of the old one, which is told; every other session ends.
  ///
  /// - Parameter kept: the code of the session that goes on.
  /// - Throws: ``IdentityProblem/mailTaken``
  func changeMail(
    of account: ID<Resident>, _ typed: MailCode, _ secret: Secret, client: String, keeping kept: String, _ texts: Texts
  ) async throws -> CodeDesk.Answer<Bool> {
    try await CodeDesk(desk).enter(typed, secret, for: account, client: client) { pending, tx in
      let before = try desk.accounts.find(account, in: tx)
      try desk.accounts.setMail(pending.mail, of: account, in: tx)
      guard try desk.pending.remove(pending, in: tx) else { return .startAgain }
      try SessionStore.endAll(of: account, except: kept, in: tx)
      try desk.send(.mailChanged, to: before, texts, in: tx)
      try desk.record("mail-changed", account, in: tx)
      return .right(true)
    }
  }

  /// Ends the account. Applications stay with the town and are on nobody's page any more.
  func delete(_ account: ID<Resident>, _ texts: Texts, in tx: any Transaction) throws {
    let last = try desk.accounts.find(account, in: tx)
    let left = try desk.cases.letGo(of: account.description, in: tx)
    _ = try desk.links.unlink(account.description, by: .account(account.description), in: tx)
    try desk.send(.accountDeleted, to: last, texts, in: tx)
    try desk.accounts.remove(account, in: tx)
    try desk.record(
      "account-deleted", account, ["cases": "\(left.cases)", "drafts": "\(left.drafts)"], in: tx)
  }

  /// Everything that is kept about the account and its applications, as JSON.
  func data(of id: ID<Resident>, _ texts: Texts, in tx: any Transaction) throws -> [UInt8] {
    let account = try desk.accounts.find(id, in: tx)
    let now = town.world.now
    let data = AccountData(
      town: town.profile.name(in: texts.language), madeAt: now.rfc3339,
      account: .init(mail: account.mail.text, language: account.language.rawValue, createdAt: account.createdAt.rfc3339,
        registryLinkedAt: try desk.links.linkedSince(id.description, in: tx)?.rfc3339),
      sessions: try SessionStore.list(of: id, at: now, in: tx).map {
        .init(startedAt: $0.startedAt.rfc3339, lastSeenAt: $0.lastSeenAt.rfc3339)
      },
      applications: try desk.cases.records(of: id.description, texts, in: tx))
    try desk.record("data-downloaded", id, ["applications": "\(data.applications.count)"], in: tx)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(data))
  }
}

/// The resident's own copy of what is kept about them.
private struct AccountData: Encodable {
  struct Account: Encodable {
    let mail: String
    let language: String
    let createdAt: String
    /// Since when an officer has tied the account to the town's registry.
    let registryLinkedAt: String?
  }

  struct Session: Encodable {
    let startedAt: String
    let lastSeenAt: String
  }

  let town: String
  let madeAt: String
  let account: Account
  let sessions: [Session]
  let applications: [OwnRecord]
}
