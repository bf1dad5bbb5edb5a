import Kernel
import Ports
import Storage
import Vault
import Web

/// What every part of this context works with.
struct StaffDesk: Sendable {
  let town: Town
  let audit: any AuditPort
  /// Where passwords wait for their check.
  var passwords = PasswordQueue.shared

  func record(
    _ action: String, of officer: ID<Officer>, by actor: AuditActor, _ details: [String: String] = [:],
    in tx: any Transaction
  ) throws {
    let entry = AuditEntry(actor: actor, action: "staff.\(action)", subject: "officer:\(officer)", details: details)
    try audit.record(entry, in: tx)
  }

  /// Checks a password whose `attempt` was counted. An attempt that could not be checked is given back.
  /// - Throws: ``StaffProblem/busy``
  func isRight(_ password: Password, _ hash: PasswordHash, of attempt: Attempt) async throws -> Bool {
    do {
      return try await PasswordQueue.matches(password, hash, in: passwords)
    } catch {
      try await town.database.write { tx in try attempt.giveBack(in: tx) }
      throw error
    }
  }

  /// Begins a session and gives the secret for its cookie.
  func beginSession(of officer: ID<Officer>, in tx: any Transaction) throws -> Secret {
    let secret = Secret(world: town.world)
    let now = town.world.now
    let session = OfficerSession(
      id: town.world.newID(), code: SessionBook.code(of: secret, vault: town.vault), startedAt: now, lastSeenAt: now,
      endsAt: now.adding(seconds: SessionRule.longestSeconds))
    try SessionStore.insert(session, of: officer, in: tx)
    return secret
  }
}

extension ID where Subject == Officer {
  /// The officer as the log names them.
  var actor: AuditActor { .officer(description) }
}
