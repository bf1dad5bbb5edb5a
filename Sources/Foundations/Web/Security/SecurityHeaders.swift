import HTTPTypes
import Hummingbird

/// The headers every answer carries.
///
/// - Note: Source: OWASP ASVS 5.0 V3.4 (browser security headers), read 2026-11-21.
enum SecurityHeaders {
  static let contentSecurityPolicy =
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    + "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"

  static func apply(to response: inout Response) {
    // A file of a resident is served with a stricter policy of its own.
    if response.headers[.contentSecurityPolicy] == nil { response.headers.append(policy) }
    if response.headers[.cacheControl] == nil { response.headers.append(noStore) }
    response.headers.append(contentsOf: always)
  }

  private static let policy = HTTPField(name: .contentSecurityPolicy, value: contentSecurityPolicy)
  private static let noStore = HTTPField(name: .cacheControl, value: "no-store")

  /// No route sets these itself.
  private static let always = [
    HTTPField(name: .xContentTypeOptions, value: "nosniff"),
    HTTPField(name: .strictTransportSecurity, value: "max-age=63072000; includeSubDomains"),
    HTTPField(name: named("Referrer-Policy"), value: "same-origin"),
    HTTPField(name: named("Cross-Origin-Opener-Policy"), value: "same-origin"),
    HTTPField(name: named("Cross-Origin-Resource-Policy"), value: "same-origin"),
    HTTPField(name: named("Permissions-Policy"), value: "camera=(), microphone=(), geolocation=(self), payment=(), usb=()"),
  ]

  private static func named(_ name: String) -> HTTPField.Name {
    guard let field = HTTPField.Name(name) else { preconditionFailure("\(name) is a legal field name") }
    return field
  }
}
