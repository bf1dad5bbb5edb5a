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
    if response.headers[.contentSecurityPolicy] == nil { response.headers[.contentSecurityPolicy] = contentSecurityPolicy }
    response.headers[.xContentTypeOptions] = "nosniff"
    response.headers[.strictTransportSecurity] = "max-age=63072000; includeSubDomains"
    response.headers[named("Referrer-Policy")] = "same-origin"
    response.headers[named("Cross-Origin-Opener-Policy")] = "same-origin"
    response.headers[named("Cross-Origin-Resource-Policy")] = "same-origin"
    response.headers[named("Permissions-Policy")] = "camera=(), microphone=(), geolocation=(), payment=(), usb=()"
    if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
  }

  private static func named(_ name: String) -> HTTPField.Name {
    guard let field = HTTPField.Name(name) else { preconditionFailure("\(name) is a legal field name") }
    return field
  }
}
