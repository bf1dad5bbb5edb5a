import Kernel

/// What can stand against a change of the staff directory.
public enum StaffProblem: Problem, Equatable {
  case officerNotFound
  case signInNameTaken
  /// The change would leave nobody who can manage officers.
  case lastTownAdmin
  /// Too many passwords wait for their check, or memory was too short for one.
  case busy

  public var code: String {
    switch self {
    case .officerNotFound: "staff.officer-not-found"
    case .signInNameTaken: "staff.sign-in-name-taken"
    case .lastTownAdmin: "staff.last-town-admin"
    case .busy: "staff.busy"
    }
  }

  public var kind: ProblemKind {
    switch self {
    case .officerNotFound: .missing
    case .signInNameTaken, .lastTownAdmin: .conflict
    case .busy: .unavailable
    }
  }

  public var details: [String: String] {
    switch self {
    case .busy: ["seconds": "\(PasswordQueue.secondsToDrain)"]
    default: [:]
    }
  }
}
