/// Who is signed in, as the page header shows it.
public enum Account: Sendable {
  /// Nobody can sign in here.
  case none
  case signedOut(signInHref: String)
  case signedIn(name: String, signOut: SignOut, accountHref: String?)

  /// Signing out changes something, so it is a form and not a link.
  public struct SignOut: Sendable {
    public var action: String
    /// Hidden fields the form carries, such as the token against forged requests.
    public var hidden: [HiddenField]

    public init(action: String, hidden: [HiddenField] = []) {
      self.action = action
      self.hidden = hidden
    }
  }
}
