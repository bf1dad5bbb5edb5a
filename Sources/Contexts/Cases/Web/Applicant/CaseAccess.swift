import Hummingbird
import Kernel
import Vault
import Web

/// The cookie that opens one case to the person who knows its secret, for an hour.
enum CaseAccess {
  static let lifetimeSeconds = 3600

  static func cookieName(_ town: Town) -> String { "__Host-\(town.id)-case" }

  static func cookie(for id: ID<Case>, _ town: Town) -> Cookie {
    let until = town.world.now.adding(seconds: lifetimeSeconds)
    return hostCookie(cookieName(town), value(id, until: until, town), maxAge: lifetimeSeconds)
  }

  /// The end stands in the proof: a copy of the cookie opens the case no longer than the browser's own.
  private static func value(_ id: ID<Case>, until: Instant, _ town: Town) -> String {
    "\(id).\(until.milliseconds).\(ApplicantSecret.access(to: id, until: until, vault: town.vault))"
  }

  /// - Returns: whether the browser that sent `cookies` may see the case.
  static func isOpen(_ id: ID<Case>, cookies: SentCookies, _ town: Town) -> Bool {
    let sent = cookies[cookieName(town)] ?? ""
    let parts = sent.split(separator: ".")
    guard parts.count == 3, let until = Int(parts[1]).map(Instant.init(milliseconds:)), until > town.world.now
    else { return false }
    return isSame(Array(sent.utf8), Array(value(id, until: until, town).utf8))
  }
}
