import Kernel

/// Why a typed receipt number or secret code was not taken.
public enum CodeProblem: Problem, Equatable {
  case wrongLength
  /// A character these codes never have, such as O, I, L, U or Z.
  case strangeCharacter
  /// One character is mistyped, or two neighbours are swapped: the check character tells.
  case wrongCheckCharacter

  public var code: String {
    switch self {
    case .wrongLength: "nihongo.code-length"
    case .strangeCharacter: "nihongo.code-character"
    case .wrongCheckCharacter: "nihongo.code-check"
    }
  }

  public var kind: ProblemKind { .invalid }
}
