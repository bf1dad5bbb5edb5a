import FormSchema
import Kernel

/// Applications that a resident's own browser fills in, in whatever way: on the form's pages or in a conversation. Both
/// keep the same draft in the same cookie, so one goes on where the other stopped.
public protocol BrowserDraftPort: Sendable {
  /// The name of the cookie in which a browser keeps its application for a procedure.
  func cookieName(of procedure: String) -> String

  /// What the cookie holds, and for how many seconds.
  func cookie(for application: OpenApplication) -> (value: String, seconds: Int)

  /// The application a cookie opens; `nil` when it opens none, its time is over, or it is another account's than the one
  /// signed in.
  /// - Parameters:
  ///   - value: of the cookie, whatever it is.
  ///   - account: who is signed in, by id. What was begun without signing in is put on their page.
  /// - Throws: a `Problem` when the procedure is closed.
  func open(_ procedure: String, cookie value: String?, account: String?) async throws -> OpenApplication?

  /// What is known of the signed-in person's answers that nobody has typed and that were not offered in vain before.
  /// Nothing is filled in by it. The registry writes down that it was asked.
  func known(for application: OpenApplication, account: String) async throws -> PrefillProposal
}
