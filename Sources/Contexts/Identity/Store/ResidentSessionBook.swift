import Kernel
import Storage
import Vault
import Web

/// Tells the edge who a resident's session cookie belongs to.
public struct ResidentSessionBook: ResidentSessions {
  private let town: Town

  public init(town: Town) { self.town = town }

  /// One read; a write at most once a minute, to remember the last use.
  /// - Returns: `nil` when the session is unknown, ended, too old or idle too long.
  public func resident(of secret: Secret) async throws -> Resident? {
    let code = Self.code(of: secret, vault: town.vault)
    let now = town.world.now
    guard let (session, account) = try await town.database.read({ tx in try SessionStore.lookUp(code: code, in: tx) }),
      SessionRule.isLive(lastSeen: session.lastSeenAt, endsAt: session.endsAt, at: now)
    else { return nil }
    if now.seconds(since: session.lastSeenAt) >= SessionRule.noteEverySeconds {
      try await town.database.write { tx in try SessionStore.note(code: code, seenAt: now, in: tx) }
    }
    return Resident(id: account)
  }

  /// What the database keeps of a session's secret.
  static func code(of secret: Secret, vault: Vault) -> String {
    vault.code(.secrets, text: "identity_session/\(secret.text)")
  }
}
