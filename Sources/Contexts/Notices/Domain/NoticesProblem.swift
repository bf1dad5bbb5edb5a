import Kernel

/// Why a mail cannot be sent again or withheld.
enum NoticesProblem: Problem, Equatable {
  case mailNotFound
  /// It was sent, withheld or tried in the meantime.
  case changedMeanwhile
  /// The form names neither of the two things that can be done.
  case unknownStep

  var code: String {
    switch self {
    case .mailNotFound: "notices.mail-not-found"
    case .changedMeanwhile: "notices.changed-meanwhile"
    case .unknownStep: "notices.unknown-step"
    }
  }

  var kind: ProblemKind {
    switch self {
    case .mailNotFound: .missing
    case .changedMeanwhile: .conflict
    case .unknownStep: .malformed
    }
  }
}
