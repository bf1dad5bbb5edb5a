import Foundation

/// How to reach the town's mail server, read from one URL:
/// `smtp://user:password@mail.example.jp:587?tls=starttls`.
public struct SMTPSettings: Sendable, Equatable, CustomStringConvertible, CustomReflectable {
  public enum Security: String, Sendable, CaseIterable {
    /// Begins in the clear and turns to TLS before anything is said (RFC 3207). Port 587 unless told.
    case starttls
    /// TLS from the first byte (RFC 8314). Port 465 unless told.
    case implicit
    /// No TLS: only for a server on this machine, and never with a password.
    case none
  }

  public struct Credentials: Sendable, Equatable {
    let user: String
    let password: String
  }

  /// What is wrong with a URL, as a sentence for the operator. Never quotes the password.
  public struct Wrong: Error, Sendable, Equatable, CustomStringConvertible {
    public let description: String
  }

  public let host: String
  public let port: Int
  public let security: Security
  /// A file of certificates (PEM) to trust instead of the system's, for a mail server with the town's own authority.
  public let authorityFile: String?
  let credentials: Credentials?
  /// The longest that handing over one mail may take. Below the outbox's lease, so that no other process takes it.
  public var timeout: Duration = .seconds(60)

  /// - Parameter url: `smtp://…` or `smtps://…` (implicit TLS); `?tls=starttls|implicit|none` and `?ca=/path/to.pem`.
  public init(url: String) throws(Wrong) {
    guard let parts = URLComponents(string: url), let scheme = parts.scheme, ["smtp", "smtps"].contains(scheme) else {
      throw Wrong(description: "the mail address must look like smtp://user:password@host:587?tls=starttls")
    }
    guard let host = parts.host, !host.isEmpty, parts.path.isEmpty || parts.path == "/" else {
      throw Wrong(description: "the mail address must name one host and no path")
    }
    let options = Dictionary((parts.queryItems ?? []).map { ($0.name, $0.value ?? "") }) { first, _ in first }
    let security = try Self.security(options["tls"], scheme: scheme)
    if let unknown = options.keys.first(where: { $0 != "tls" && $0 != "ca" }) {
      throw Wrong(description: "the mail address knows the options tls and ca, not \(unknown)")
    }
    self.host = host.trimmingCharacters(in: ["[", "]"])
    self.security = security
    port = parts.port ?? (security == .implicit ? 465 : security == .starttls ? 587 : 25)
    authorityFile = options["ca"]
    credentials = try parts.user.map { user throws(Wrong) in
      guard let password = parts.password, !password.isEmpty else {
        throw Wrong(description: "the mail address has a user and no password")
      }
      return Credentials(user: user, password: password)
    }
    try requireSafety()
  }

  private static func security(_ option: String?, scheme: String) throws(Wrong) -> Security {
    guard let option else { return scheme == "smtps" ? .implicit : .starttls }
    guard let security = Security(rawValue: option) else {
      throw Wrong(description: "tls must be starttls, implicit or none, not \(option)")
    }
    guard scheme == "smtp" || security == .implicit else {
      throw Wrong(description: "smtps:// always means tls=implicit")
    }
    return security
  }

  private func requireSafety() throws(Wrong) {
    guard security == .none else { return }
    guard credentials == nil else { throw Wrong(description: "a password is never sent without TLS: use tls=starttls") }
    guard ["localhost", "127.0.0.1", "::1"].contains(host) else {
      throw Wrong(description: "tls=none is only for a mail server on this machine: use tls=starttls")
    }
  }

  /// Without the credentials.
  public var description: String { "smtp://\(host):\(port)?tls=\(security.rawValue)" }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
