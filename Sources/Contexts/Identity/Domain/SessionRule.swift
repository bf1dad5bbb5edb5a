import Kernel

/// How long a resident stays signed in.
enum SessionRule {
  /// Without a request for this long it ends (OWASP ASVS 5.0 V7.3.1): two hours, time to look for a paper at home.
  static let idleSeconds = 2 * 3600
  /// However busy, it ends after this long (ASVS V7.3.2): a day.
  static let longestSeconds = 24 * 3600
  /// The last use is written at most this often, so that reading pages does not write for each.
  static let noteEverySeconds = 60

  static func isLive(lastSeen: Instant, endsAt: Instant, at now: Instant) -> Bool {
    now < endsAt && now.milliseconds - lastSeen.milliseconds < idleSeconds * 1000
  }
}
