import Kernel

/// The number a person is given for an application, as `26-4K7M-P3XQ-7`: to read aloud, write down and ask with.
///
/// Fiscal year, eight random characters (39 bits: not to be guessed by counting, and no secret), check character.
public struct ReceiptNumber: Hashable, Sendable, TextCoded, CustomStringConvertible {
  private let values: [Int]

  /// A new number for the fiscal year (April to March) that `date` is in.
  public init(on date: CivilDate, randomBytes: (_ count: Int) -> [UInt8]) {
    let year = ((date.month < 4 ? date.year - 1 : date.year) % 100 + 100) % 100
    values = CodeAlphabet.draw(8, after: [year / 10, year % 10], randomBytes: randomBytes)
  }

  /// A new number for today.
  public init(in world: World) { self.init(on: world.today, randomBytes: world.randomBytes) }

  /// Takes any width and case, with or without hyphens and spaces.
  /// - Throws: ``CodeProblem``; its last case means that all characters are possible and one is wrong.
  public init(reading typed: String) throws(CodeProblem) {
    let read = try CodeAlphabet.read(typed, count: 11)
    guard read[..<2].allSatisfy({ $0 < 10 }), read[2...].allSatisfy({ $0 >= CodeAlphabet.lowest }) else {
      throw .strangeCharacter
    }
    try CodeAlphabet.verify(read)
    values = read
  }

  public init?(_ typed: String) {
    guard let number = try? ReceiptNumber(reading: typed) else { return nil }
    self = number
  }

  /// `26-4K7M-P3XQ-7`: the one form that is printed and stored.
  public var description: String {
    let text = CodeAlphabet.text(values)
    return "\(text.prefix(2))-\(text.dropFirst(2).prefix(4))-\(text.dropFirst(6).prefix(4))-\(text.suffix(1))"
  }

  var codedText: String { description }
}
