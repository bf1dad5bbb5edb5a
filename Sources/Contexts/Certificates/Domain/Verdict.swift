import Kernel

/// The answer to whether a certificate is genuine.
enum Verdict: Sendable, Equatable {
  case genuine(Certificate)
  case revoked(Certificate, since: Instant)
  /// Signed by this town and not in its register: such a paper was never given out.
  case unknown
  /// Not signed by this town, or read wrongly.
  case notGenuine
}
