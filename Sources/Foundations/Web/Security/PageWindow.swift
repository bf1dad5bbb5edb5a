import HTTPTypes
import Hummingbird

/// Pages that show other pages of ours inside them, and those that are shown so. Every other page stands in no frame.
public enum PageWindow {
  /// A page with windows to pages of ours.
  public static func around(_ response: Response) -> Response {
    with(SecurityHeaders.contentSecurityPolicy + "; frame-src 'self'", response)
  }

  /// A page to be looked at through one, from our own pages alone. Nothing can be sent from it.
  public static func inside(_ response: Response) -> Response {
    let policy = SecurityHeaders.contentSecurityPolicy
      .replacing("frame-ancestors 'none'", with: "frame-ancestors 'self'")
      .replacing("form-action 'self'", with: "form-action 'none'")
    return with(policy, response)
  }

  private static func with(_ policy: String, _ response: Response) -> Response {
    var response = response
    response.headers[.contentSecurityPolicy] = policy
    return response
  }
}
