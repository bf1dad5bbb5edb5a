import Kernel

/// What can go wrong with the guides through events of life.
enum LifeEventsProblem: Problem, Equatable {
  /// There is no such guide.
  case notFound
  /// None of the chosen procedures takes applications now.
  case nothingToStart

  var code: String {
    switch self {
    case .notFound: "lifeevents.not-found"
    case .nothingToStart: "lifeevents.nothing-to-start"
    }
  }

  var kind: ProblemKind {
    switch self {
    case .notFound: .missing
    case .nothingToStart: .invalid
    }
  }
}
