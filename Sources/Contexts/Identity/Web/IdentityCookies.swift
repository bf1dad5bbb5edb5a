import Hummingbird
import Kernel
import Vault
import Web

/// The two cookies of residents who sign in: the session, and a code on its way.
///
/// The session's ends with the browser. Both are `SameSite=Lax`, so that a link in a mail opens the page it names; every
/// write has its form token besides.
enum IdentityCookies {
  static func session(_ secret: Secret, town: String) -> Cookie { hostCookie(Visitor.residentCookie(town), secret.text) }

  static func code(_ secret: Secret, town: String) -> Cookie {
    hostCookie(codeName(town), secret.text, maxAge: CodeRule.waySeconds)
  }
  static func noCode(town: String) -> Cookie { hostCookie(codeName(town), "", maxAge: 0) }

  static func codeName(_ town: String) -> String { "__Host-\(town)-resident-code" }
}

extension AppContext {
  /// The secret of the session cookie.
  var sessionSecret: Secret? { cookies[Visitor.residentCookie(town.id)].flatMap(Secret.init) }
  /// The secret of the code on its way.
  var codeSecret: Secret? { cookies[IdentityCookies.codeName(town.id)].flatMap(Secret.init) }
}

extension Response {
  /// Takes everything of a person's out of the browser: on a shared computer the next one may be somebody else.
  mutating func forgetPerson(_ context: AppContext) {
    for name in context.personalCookies { setCookie(hostCookie(name, "", maxAge: 0)) }
  }
}
