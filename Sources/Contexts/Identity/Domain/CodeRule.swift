import Kernel

/// How long a code by mail counts, and how often it may be tried.
///
/// - Note: NIST SP 800-63B-4 §3.1.3 asks that a code sent out of band counts once and for ten minutes at most, and
///   §3.2.2 that guesses are limited.
enum CodeRule {
  static let digits = 6
  /// Ten minutes from the mail: long enough for a slow mail server.
  static let lifetimeSeconds = 10 * 60
  /// Wrong guesses of one code.
  static let mostTries = 5
  /// From typing the address to being signed in, with everything that has to be sent again in between.
  static let waySeconds = 30 * 60
}
