import Kernel
import Ports

/// A mail in the outbox, with what has happened to it so far.
struct Mail: Sendable {
  enum State: String, Sendable, CaseIterable {
    /// Not tried yet.
    case waiting
    /// Tried in vain; it is tried again at ``Mail/nextAt``.
    case failed
    /// Tried in vain for the last time, or refused for good: an officer decides.
    case givenUp = "given-up"
    case sent
    /// An officer decided that it is not to be sent.
    case withheld
    /// It could not be sent while what it brings was still of use, such as a code for signing in.
    case expired

    /// Whether it is still on its way.
    var isOpen: Bool { self == .waiting || self == .failed }

    var mayWithhold: Bool { isOpen || self == .givenUp }
  }

  let id: ID<Mail>
  let recipient: Personal<String>
  let about: String
  let occasion: String
  let state: State
  /// How often it was handed to a transport, the try under way among them.
  let attempts: Int
  let nextAt: Instant
  let createdAt: Instant
  let changedAt: Instant
  /// From when on it is of no use to anybody.
  let endsAt: Instant?
  /// The transport's reason of the last try in vain.
  let lastProblem: String?

  func hasEnded(at now: Instant) -> Bool { endsAt.map { $0 <= now } ?? false }

  /// Whether an officer may have it sent, again or earlier: never when all it brings is past its time.
  func maySendAgain(at now: Instant) -> Bool {
    switch state {
    case .failed, .givenUp, .withheld: !hasEnded(at: now)
    case .waiting, .sent, .expired: false
    }
  }
}
