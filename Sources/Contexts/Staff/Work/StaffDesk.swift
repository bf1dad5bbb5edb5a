import Kernel
import Ports
import Storage
import Vault
import Web

/// What every part of this context works with.
struct StaffDesk: Sendable {
  let town: Town
  let audit: any AuditPort

  func record(
    _ action: String, of officer: ID<Officer>, by actor: AuditActor, _ details: [String: String] = [:],
    in tx: any Transaction
  ) throws {
    let entry = AuditEntry(actor: actor, action: "staff.\(action)", subject: "officer:\(officer)", details: details)
    try audit.record(entry, in: tx)
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
