/// How a resident showed who they are. Another way ends where this one does: `IdentityDesk.beginSession(of:by:in:)`.
enum SignInMethod: String, Sendable {
  /// A code in a mail to the address of the account.
  case mailCode = "mail-code"
}
