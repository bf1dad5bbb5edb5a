import Metrics
import Ports
import Storage
import Synchronization
import Web

/// Passes on what the log is told, and counts it by action: how often people submit, officers decide, sign-ins are
/// refused.
///
/// An entry counts when it is told. The few that are undone with their transaction were counted too.
final class MeasuredAudit: AuditPort {
  private let log: any AuditPort
  private let town: String
  private let metrics: any MetricsFactory
  /// One for each action; actions are words of the program, so there are few.
  private let counters = Mutex<[String: Counter]>([:])

  init(_ log: any AuditPort, town: String, metrics: any MetricsFactory) {
    (self.log, self.town, self.metrics) = (log, town, metrics)
  }

  func record(_ entry: AuditEntry, in tx: any Transaction) throws {
    try log.record(entry, in: tx)
    counter(entry.action).increment()
  }

  private func counter(_ action: String) -> Counter {
    counters.withLock { counters in
      if let known = counters[action] { return known }
      let new = Counter(
        label: "tsumugi_audited_total", dimensions: [("town", town), ("action", action)], factory: metrics)
      counters[action] = new
      return new
    }
  }
}
