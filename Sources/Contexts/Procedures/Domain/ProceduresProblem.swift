import Kernel

/// What can stand against finding or publishing a procedure.
public enum ProceduresProblem: Problem, Equatable {
  case notFound
  case versionNotFound

  public var code: String {
    switch self {
    case .notFound: "procedures.not-found"
    case .versionNotFound: "procedures.version-not-found"
    }
  }

  public var kind: ProblemKind { .missing }
}
