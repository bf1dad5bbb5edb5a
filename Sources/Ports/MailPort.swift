import Kernel
import Storage

/// A mail to one person, handed over in the transaction that causes it and sent after the commit.
public struct OutgoingMail: Sendable {
  public let recipient: Personal<String>
  public let subject: String
  public let body: Personal<String>
  /// What it is about, for the board of failed mails: `case:<id>`.
  public let about: String
  /// Which message it is: `received`, `returned`, `granted`, `resume-code`.
  public let occasion: String
  /// From this moment on it is of no use to anybody, so that it is not sent any more; `nil` for what stays true.
  public let endsAt: Instant?

  public init(
    recipient: Personal<String>, subject: String, body: Personal<String>, about: String, occasion: String,
    endsAt: Instant? = nil
  ) {
    (self.recipient, self.subject, self.body, self.about, self.occasion) = (recipient, subject, body, about, occasion)
    self.endsAt = endsAt
  }
}

/// The outbox for mails.
public protocol MailPort: Sendable {
  /// Never lost once the transaction commits, and sent at least once, unless its end comes before a server takes it.
  func send(_ mail: OutgoingMail, in tx: any Transaction) throws
}

/// What really carries a mail away: SMTP, or a folder in demos and tests.
public protocol MailTransport: Sendable {
  /// - Throws: ``MailRefusal`` with whether trying again can help.
  func deliver(_ mail: OutgoingMail, from sender: String, id: String) async throws
  /// Whether settings, connection and credentials work: a sentence for the operator.
  func check() async -> String
}

/// Why a mail could not be handed over.
public struct MailRefusal: Error, Sendable, Equatable {
  /// For the operator's board: the server's reply without the address it was about.
  public let reason: String
  /// `false` when the server said that it will never take this mail.
  public let mayTryAgain: Bool

  public init(reason: String, mayTryAgain: Bool) { (self.reason, self.mayTryAgain) = (reason, mayTryAgain) }
}
