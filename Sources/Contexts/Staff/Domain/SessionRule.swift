import Kernel

/// How long a sign-in lasts.
enum SessionRule {
  /// Without a request for this long it ends (OWASP ASVS 5.0 V7.3.1 asks for a limit): 30 minutes.
  static let idleSeconds = 30 * 60
  /// However busy, it ends after this long (ASVS V7.3.2): 12 hours, longer than a working day.
  static let longestSeconds = 12 * 3600
  /// The last use is written at most this often, so that reading pages does not write for each.
  static let noteEverySeconds = 60
  /// How long the steps between the password and the session may take.
  static let stepsSeconds = 10 * 60

  static func isLive(lastSeen: Instant, endsAt: Instant, at now: Instant) -> Bool {
    now < endsAt && now.milliseconds - lastSeen.milliseconds < idleSeconds * 1000
  }
}
