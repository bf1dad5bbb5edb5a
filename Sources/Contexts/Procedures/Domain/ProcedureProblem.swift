public import Kernel

/// What can go wrong when a procedure is asked for.
public enum ProcedureProblem: Problem, Equatable {
  /// There is no such procedure, or it is closed.
  case notFound
  /// There is no such version.
  case versionNotFound

  public var code: String {
    switch self {
    case .notFound: "procedures.not-found"
    case .versionNotFound: "procedures.version-not-found"
    }
  }

  public var kind: ProblemKind { .missing }
}
