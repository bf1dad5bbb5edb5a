import Kernel
import Ports

/// A mail that this process alone may send until ``until``.
struct ClaimedMail: Sendable {
  let id: ID<Mail>
  let about: String
  let occasion: String
  /// A refusal when it cannot be unsealed: such a mail fails by itself and holds up no other.
  let mail: Result<OutgoingMail, MailRefusal>
  /// This try among them.
  let attempts: Int
  let until: Instant
  /// From when on it must not be handed over any more.
  let endsAt: Instant?
}
