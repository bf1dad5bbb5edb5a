import Nihongo

/// What an officer types to sign in: 3…64 of `a–z 0–9 . _ -`, beginning with a letter; width and case do not matter.
public struct SignInName: Hashable, Sendable {
  public let text: String

  /// - Returns: `nil` when `typed` cannot be one.
  public init?(_ typed: String) {
    let folded = FoldedText(typed).text
    let isPlain = folded.utf8.allSatisfy {
      (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2E || $0 == 0x5F || $0 == 0x2D
    }
    guard (3...64).contains(folded.utf8.count), isPlain, let first = folded.utf8.first, (0x61...0x7A).contains(first)
    else { return nil }
    text = folded
  }
}
