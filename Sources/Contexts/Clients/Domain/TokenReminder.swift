import Kernel

/// A mail to those who answer for a program: its token ends soon. Each is sent once for each token.
public struct TokenReminder: Sendable, Equatable {
  /// How many days before a token's last day it is sent, the first one first; on the last day itself, too.
  public static let stages = [30, 7, 1, 0]

  /// The last day of the token it was about.
  public let expiresOn: CivilDate
  /// Which of ``stages``.
  public let daysBefore: Int
  public let sentAt: Instant
  /// How many addresses it went to.
  public let mails: Int
}

extension Client {
  /// The stage whose mail is to be out by today; `nil` when there is none.
  ///
  /// When the product stood still on a stage's day, its mail comes late, and never after that of a later stage. Whoever
  /// gives a token that ends sooner than a stage knows so, and gets none for it.
  func dueStage(on today: CivilDate) -> Int? {
    let left = expiresOn.daysSince1970 - today.daysSince1970
    guard revokedAt == nil, left >= 0, let stage = TokenReminder.stages.last(where: { $0 >= left }) else { return nil }
    return expiresOn.adding(days: -stage) > issuedOn ? stage : nil
  }
}
