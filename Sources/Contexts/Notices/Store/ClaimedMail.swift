import Kernel
import Ports

/// A mail that this process alone may send until ``until``.
struct ClaimedMail: Sendable {
  let id: ID<Mail>
  let mail: OutgoingMail
  /// This try among them.
  let attempts: Int
  let until: Instant
}
