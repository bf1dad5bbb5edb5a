import Kernel
import Storage

/// One entry of the log about somebody's record, for the list of who has looked at it.
public struct AuditedStep: Sendable, Equatable {
  public let at: Instant
  /// As ``AuditActor/text`` gives it.
  public let actor: String
  public let action: String
  public let details: [String: String]

  public init(at: Instant, actor: String, action: String, details: [String: String]) {
    (self.at, self.actor, self.action, self.details) = (at, actor, action, details)
  }
}

/// What the log says of one subject.
public protocol AuditTrailPort: Sendable {
  /// The latest first.
  /// - Complexity: O(most), by an index.
  func steps(about subject: String, most: Int, in tx: any Transaction) throws -> [AuditedStep]
}
