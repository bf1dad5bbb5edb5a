import Kernel

/// When a mail that could not be handed over is tried again.
enum RetrySchedule {
  /// Seconds before the second try, the third, and so on. After the last there is no other.
  static let pauses = [30, 120, 600, 3600, 6 * 3600, 24 * 3600]

  /// Up to this share of the pause is added by chance, so that mails that failed together do not come back together.
  static let jitterPercent = 20

  /// What becomes of a mail after a try in vain.
  enum Outcome: Sendable, Equatable {
    case again(at: Instant)
    case givenUp
    /// The next try would come too late to be of use.
    case expired
  }

  /// - Parameters:
  ///   - mayTryAgain: `false` when the server said that it will never take it.
  ///   - endsAt: from when on the mail is of no use.
  static func outcome(
    after attempts: Int, mayTryAgain: Bool, endsAt: Instant?, now: Instant, chance: UInt8
  ) -> Outcome {
    guard mayTryAgain, let next = next(after: attempts, now: now, chance: chance) else { return .givenUp }
    guard let endsAt, endsAt <= next else { return .again(at: next) }
    return .expired
  }

  /// The moment of the next try.
  ///
  /// - Parameters:
  ///   - attempts: how often it was tried, at least 1.
  ///   - chance: any byte.
  /// - Returns: `nil` when it was tried often enough.
  static func next(after attempts: Int, now: Instant, chance: UInt8) -> Instant? {
    guard pauses.indices.contains(attempts - 1) else { return nil }
    let pause = pauses[attempts - 1] * 1000
    return Instant(milliseconds: now.milliseconds + pause + pause * jitterPercent * Int(chance) / (100 * 255))
  }
}
