import Kernel

/// What an officer can do with a mail.
enum MailStep: String, Sendable {
  case sendAgain = "send-again"
  case withhold

  /// What the audit log calls it.
  var action: String {
    switch self {
    case .sendAgain: "notices.mail-requeued"
    case .withhold: "notices.mail-withheld"
    }
  }

  func isAllowed(for mail: Mail, at now: Instant) -> Bool {
    switch self {
    case .sendAgain: mail.maySendAgain(at: now)
    case .withhold: mail.state.mayWithhold
    }
  }
}
