import Kernel

/// What can stand against a step on a resident's own pages.
enum IdentityProblem: Problem, Equatable {
  /// Another account uses the new address already.
  case mailTaken
  /// The account has ended, in another window perhaps.
  case accountGone
  case draftNotFound

  var code: String {
    switch self {
    case .mailTaken: "identity.mail-taken"
    case .accountGone: "identity.account-gone"
    case .draftNotFound: "identity.draft-not-found"
    }
  }

  var kind: ProblemKind {
    switch self {
    case .mailTaken: .conflict
    case .accountGone: .expired
    case .draftNotFound: .missing
    }
  }
}
