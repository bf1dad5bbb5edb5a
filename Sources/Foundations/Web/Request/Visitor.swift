import HTTPTypes
import Hummingbird
import Kernel
import Vault

/// A browser, known by a random cookie and by nothing else. It binds forms to the browser they were shown to.
public struct Visitor: Sendable {
  let secret: Secret
  /// Whether the cookie has to be sent with the answer.
  let isNew: Bool
  /// The officer's session, which a form is bound to as well.
  let session: Secret?
  /// The resident's session, the same.
  let residentSession: Secret?

  init(cookies: SentCookies, town: String, world: World) {
    session = cookies[Self.sessionCookie(town)].flatMap(Secret.init)
    residentSession = cookies[Self.residentCookie(town)].flatMap(Secret.init)
    if let known = cookies[Self.cookieName(town)].flatMap(Secret.init) {
      (secret, isNew) = (known, false)
    } else {
      (secret, isNew) = (Secret(world: world), true)
    }
  }

  /// The `__Host-` prefix makes browsers refuse the cookie unless it is Secure, for the whole host and for it alone.
  static func cookieName(_ town: String) -> String { "__Host-\(town)-visitor" }
  /// The cookie that carries an officer's session secret in the town with this id.
  public static func sessionCookie(_ town: String) -> String { "__Host-\(town)-officer" }

  /// The cookie that carries a resident's session secret in the town with this id.
  public static func residentCookie(_ town: String) -> String { "__Host-\(town)-resident" }

  /// HMAC over the visitor and the sessions: another browser, or the same after signing in or out, has another token.
  func formToken(_ vault: Vault) -> String {
    let sessions = [session, residentSession].map { $0?.text ?? "" }
    return vault.code(.forms, text: ([secret.text] + sessions).joined(separator: "|"))
  }

  var cookie: String { secret.text }
}

/// A cookie of ours: never readable by script, sent only to us, only over a protected connection.
///
/// - Parameters:
///   - name: must begin with `__Host-` and the town's id.
///   - maxAge: seconds; `nil` until the browser closes, 0 to forget it.
public func hostCookie(_ name: String, _ value: String, maxAge: Int? = nil) -> Cookie {
  Cookie(name: name, value: value, maxAge: maxAge, path: "/", secure: true, httpOnly: true, sameSite: .lax)
}
