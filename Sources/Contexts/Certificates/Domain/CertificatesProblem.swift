import Kernel

/// What can stand against a change of the register.
public enum CertificatesProblem: Problem, Equatable {
  case notFound
  /// It is revoked already; nothing brings it back.
  case revokedAlready
  /// Only a revoked certificate can be replaced, and once.
  case notReplaceable

  public var code: String {
    switch self {
    case .notFound: "certificates.not-found"
    case .revokedAlready: "certificates.revoked-already"
    case .notReplaceable: "certificates.not-replaceable"
    }
  }

  public var kind: ProblemKind { self == .notFound ? .missing : .conflict }
}
