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
  /// The key that an application was to be begun with began another one, for another procedure.
  case keyUsedElsewhere
  /// The day of arrival is yet to come.
  case arrivalInFuture
  /// Whoever asks has shown neither the secret nor an account whose case it is; whether there is such a case is not told.
  case accessNeeded
  case resumeCodeRefused
  case noCorrectionAsked
  case notYourDepartment
  case fileNotFound
  /// The paper has no code that anyone could check, so there is nothing to revoke.
  case documentNotRevocable
  /// The paper is revoked already; nothing brings it back.
  case documentRevoked
  /// Only a revoked paper can be issued anew, and once.
  case documentNotReissuable
  /// With these answers the procedure gives no such paper.
  case documentNotDue

  public var code: String {
    switch self {
    case .notFound: "cases.not-found"
    case .stepNotAllowed: "cases.step-not-allowed"
    case .changedMeanwhile: "cases.changed-meanwhile"
    case .draftNotFound: "cases.draft-not-found"
    case .draftExpired: "cases.draft-expired"
    case .procedureClosed: "cases.procedure-closed"
    case .keyUsedElsewhere: "cases.key-used-elsewhere"
    case .arrivalInFuture: "cases.arrival-in-future"
    case .accessNeeded: "cases.access-needed"
    case .resumeCodeRefused: "cases.resume-code-refused"
    case .noCorrectionAsked: "cases.no-correction-asked"
    case .notYourDepartment: "cases.not-your-department"
    case .fileNotFound: "cases.file-not-found"
    case .documentNotRevocable: "cases.document-not-revocable"
    case .documentRevoked: "cases.document-revoked"
    case .documentNotReissuable: "cases.document-not-reissuable"
    case .documentNotDue: "cases.document-not-due"
    }
  }

  public var kind: ProblemKind {
    switch self {
    case .notFound, .draftNotFound, .fileNotFound: .missing
    case .stepNotAllowed, .changedMeanwhile, .noCorrectionAsked, .documentNotRevocable, .documentRevoked,
      .documentNotReissuable, .documentNotDue, .keyUsedElsewhere:
      .conflict
    case .draftExpired, .procedureClosed: .expired
    case .resumeCodeRefused, .arrivalInFuture: .invalid
    case .accessNeeded, .notYourDepartment: .forbidden
    }
  }
}
