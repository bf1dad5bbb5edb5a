import Kernel

/// What can stand against a conversation.
enum DialogueProblem: Problem, Equatable {
  /// This browser has none.
  case notBegun
  case closed

  var code: String {
    switch self {
    case .notBegun: "dialogue.not-begun"
    case .closed: "dialogue.closed"
    }
  }

  var kind: ProblemKind {
    switch self {
    case .notBegun: .missing
    case .closed: .expired
    }
  }
}
