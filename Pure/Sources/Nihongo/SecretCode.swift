import Kernel

/// What only the applicant has, to see a case or go on with a draft: `4K7M-P3XQ-9ABC-7`, 58 bits and a check character.
///
/// It prints as `…`; ``text`` is for the applicant's page and letter, ``canonical`` for hashing.
public struct SecretCode: PersonalValue, Hashable {
  private let values: [Int]

  public init(randomBytes: (_ count: Int) -> [UInt8]) {
    values = CodeAlphabet.draw(12, after: [], randomBytes: randomBytes)
  }

  public init(in world: World) { self.init(randomBytes: world.randomBytes) }

  /// Takes any width and case, with or without hyphens and spaces.
  /// - Throws: ``CodeProblem``; its last case means that all characters are possible and one is wrong.
  public init(reading typed: String) throws(CodeProblem) {
    let read = try CodeAlphabet.read(typed, count: 13)
    guard read.allSatisfy({ $0 >= CodeAlphabet.lowest }) else { throw .strangeCharacter }
    try CodeAlphabet.verify(read)
    values = read
  }

  /// Thirteen capital characters without hyphens, the same however it was typed.
  public var canonical: String { CodeAlphabet.text(values) }

  /// In groups of four, as shown to the applicant.
  public var text: String {
    let text = canonical
    return "\(text.prefix(4))-\(text.dropFirst(4).prefix(4))-\(text.dropFirst(8).prefix(4))-\(text.suffix(1))"
  }
}
