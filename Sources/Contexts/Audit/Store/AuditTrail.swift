import Ports
import Storage

/// What the log says of one subject, for the pages of other contexts.
public struct AuditTrail: AuditTrailPort {
  public init() {}

  public func steps(about subject: String, most: Int, in tx: any Transaction) throws -> [AuditedStep] {
    var query = AuditQuery()
    query.subject = subject
    return try AuditStore.list(query, most: most, in: tx).map { record in
      AuditedStep(
        at: record.at, actor: record.actor, action: record.action,
        details: Dictionary(AuditDetails.read(record.details).map { ($0.key, $0.value) }) { first, _ in first })
    }
  }
}
