import Ports
import Storage
import Synchronization

/// Remembers what was recorded, in order.
public final class RecordingAudit: AuditPort {
  private let kept = Mutex<[AuditEntry]>([])
  public init() {}

  public var entries: [AuditEntry] { kept.withLock { $0 } }
  public var actions: [String] { entries.map(\.action) }

  public func record(_ entry: AuditEntry, in tx: any Transaction) throws { kept.withLock { $0.append(entry) } }
}
