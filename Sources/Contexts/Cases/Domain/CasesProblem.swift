import Kernel

/// What can stand against a step in the life of a case.
public enum CasesProblem: Problem, Equatable {
  case notFound
  case stepNotAllowed(from: CaseStatus, to: CaseStatus)
  /// Someone else changed the case since the page was opened.
  case changedMeanwhile
  case draftNotFound
  case draftExpired
  case procedureClosed
  /// The receipt number and the secret do not belong together, or there is no such receipt.
  case secretRefused
  case resumeCodeRefused
  case noCorrectionAsked
  case notYourDepartment
  case fileNotFound

  public var code: String {
    switch self {
    case .notFound: "cases.not-found"
    case .stepNotAllowed: "cases.step-not-allowed"
    case .changedMeanwhile: "cases.changed-meanwhile"
    case .draftNotFound: "cases.draft-not-found"
    case .draftExpired: "cases.draft-expired"
    case .procedureClosed: "cases.procedure-closed"
    case .secretRefused: "cases.secret-refused"
    case .resumeCodeRefused: "cases.resume-code-refused"
    case .noCorrectionAsked: "cases.no-correction-asked"
    case .notYourDepartment: "cases.not-your-department"
    case .fileNotFound: "cases.file-not-found"
    }
  }

  public var kind: ProblemKind {
    switch self {
    case .notFound, .draftNotFound, .fileNotFound: .missing
    case .stepNotAllowed, .changedMeanwhile, .noCorrectionAsked: .conflict
    case .draftExpired, .procedureClosed: .expired
    case .secretRefused, .resumeCodeRefused: .invalid
    case .notYourDepartment: .forbidden
    }
  }
}
