import Kernel

/// What can stand against looking into the registry, or tying an account to a person.
public enum ResidentsProblem: Problem, Equatable {
  case notFound
  /// The person does not live here any more, so nothing is tied to them.
  case removed
  /// The account is tied to somebody else already, or the person to another account.
  case linkedElsewhere

  public var code: String {
    switch self {
    case .notFound: "residents.not-found"
    case .removed: "residents.removed"
    case .linkedElsewhere: "residents.linked-elsewhere"
    }
  }

  public var kind: ProblemKind {
    switch self {
    case .notFound: .missing
    case .removed, .linkedElsewhere: .conflict
    }
  }
}
