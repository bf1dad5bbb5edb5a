import HTTPTypes
import Hummingbird

/// One address of the product: what it answers to, who may use it, and what the logs call it.
public struct Route: Sendable {
  public typealias Handler = @Sendable (Request, AppContext) async throws -> Response

  public let method: HTTPRequest.Method
  /// As Hummingbird writes it: `/staff/cases/{id}`.
  public let path: String
  public let access: Access
  /// Dotted, begins with the context's name: `cases.case-viewed`. In request logs, metrics and the audit log.
  public let audit: String
  /// What a POST may carry; `nil` for a GET.
  public let limits: FormLimits?
  let handler: Handler
}
