import Hummingbird
import Kernel
import Vault
import Web

/// The cookie that opens one case to the person who knows its secret.
enum CaseAccess {
  static func cookieName(_ town: Town) -> String { "__Host-\(town.id)-case" }

  static func cookie(for id: ID<Case>, _ town: Town) -> Cookie {
    hostCookie(cookieName(town), "\(id).\(ApplicantSecret.access(to: id, vault: town.vault))", maxAge: 3600)
  }

  /// - Returns: whether the browser that sent `cookies` may see the case.
  static func isOpen(_ id: ID<Case>, cookies: SentCookies, _ town: Town) -> Bool {
    let expected = "\(id).\(ApplicantSecret.access(to: id, vault: town.vault))"
    return isSame(Array((cookies[cookieName(town)] ?? "").utf8), Array(expected.utf8))
  }
}
