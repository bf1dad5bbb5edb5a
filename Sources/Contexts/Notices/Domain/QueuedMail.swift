import Kernel
import Ports

/// A mail in the outbox.
struct QueuedMail: Sendable {
  enum State: String, Sendable, CaseIterable {
    case waiting, sent
    case givenUp = "given-up"
    case cancelled
  }

  let id: ID<QueuedMail>
  let mail: OutgoingMail
  let state: State
  let attempts: Int
  let nextAt: Instant
  let createdAt: Instant
  let problem: String?

  /// Seconds to wait after the first, second, … failed attempt; after the last one it is given up.
  static let waits = [30, 120, 600, 3600, 6 * 3600, 24 * 3600]

  /// `h…@example.jp`: enough to recognise, too little to use.
  var maskedRecipient: String {
    let parts = mail.recipient.value.split(separator: "@", maxSplits: 1)
    guard parts.count == 2, let first = parts[0].first else { return "…" }
    return "\(first)…@\(parts[1])"
  }
}
