import Hummingbird
import Kernel
import Vault
import Web

/// The two cookies of officers: the session, and a sign-in on its way.
///
/// Both are `SameSite=Lax`, so that a link in a mail or on the intranet opens the page it names; every write has its
/// form token besides.
enum StaffCookies {
  static func session(_ secret: String, town: String) -> Cookie { hostCookie(Visitor.sessionCookie(town), secret) }
  static func noSession(town: String) -> Cookie { hostCookie(Visitor.sessionCookie(town), "", maxAge: 0) }

  static func challenge(_ secret: Secret, town: String) -> Cookie {
    hostCookie(challengeName(town), secret.text, maxAge: SessionRule.stepsSeconds)
  }
  static func noChallenge(town: String) -> Cookie { hostCookie(challengeName(town), "", maxAge: 0) }

  static func challengeName(_ town: String) -> String { "__Host-\(town)-sign-in" }
}

extension AppContext {
  /// The secret of the session cookie.
  var sessionSecret: Secret? { cookies[Visitor.sessionCookie(town.id)].flatMap(Secret.init) }
  /// The secret of the sign-in on its way.
  var challengeSecret: Secret? { cookies[StaffCookies.challengeName(town.id)].flatMap(Secret.init) }
}
