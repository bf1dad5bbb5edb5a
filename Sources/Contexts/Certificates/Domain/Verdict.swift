import Kernel

/// What can be said of a code that someone has read off a paper.
enum Verdict: Sendable, Equatable {
  /// This town issued a certificate with this number, and it stands. Whether the paper says the same only the reader
  /// can see: a code can be copied onto another paper.
  case issued(Certificate)
  case revoked(Certificate, Certificate.Revocation)
  /// Signed by this town and not in its register: such a paper was never given out.
  case unknown
  /// Not signed by this town, or read wrongly.
  case notConfirmed
}
