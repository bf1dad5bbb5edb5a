import Vault

/// Who a resident's session cookie belongs to. Asked once a request, and only when the browser sends such a cookie.
public protocol ResidentSessions: Sendable {
  /// - Returns: the resident, or `nil` when the session is unknown, ended or has been idle too long.
  func resident(of session: Secret) async throws -> Resident?
}
