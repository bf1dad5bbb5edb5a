import Vault

/// Who a session cookie belongs to. Staff answers; the middleware asks once per request to a staff page.
public protocol OfficerSessions: Sendable {
  /// - Returns: the officer, or `nil` when the session is unknown, ended or has been idle too long.
  func officer(of session: Secret) async throws -> Officer?
}
