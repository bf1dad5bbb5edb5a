import Kernel

/// A program that may hand in applications for people: a neighbouring system, a counter kiosk, a partner's service.
public struct Client: Sendable, Equatable {
  public let id: ID<Client>
  /// What officers call it; no other program of the town is called so.
  public let name: String
  /// The department that answers for it: an id of the town's departments.
  public let department: String
  public let procedures: AllowedProcedures
  /// How often it may call in a minute.
  public let callsAMinute: Int
  public let createdAt: Instant
  /// The day its token was given.
  public internal(set) var issuedOn: CivilDate
  /// The last day on which its token counts.
  public internal(set) var expiresOn: CivilDate
  public internal(set) var revokedAt: Instant?
  /// The last day on which it called; `nil` when it never did.
  public let lastUsedOn: CivilDate?

  /// What officers see at a glance.
  public enum State: String, Sendable, CaseIterable {
    case active, expiring, expired, revoked
  }

  /// Officers are reminded this long before a token ends: a system's owner needs some weeks to put in another.
  public static let reminderDays = TokenReminder.stages[0]

  public func state(on today: CivilDate) -> State {
    if revokedAt != nil { return .revoked }
    if expiresOn < today { return .expired }
    return expiresOn.daysSince1970 - today.daysSince1970 <= Self.reminderDays ? .expiring : .active
  }
}
