/// What one position of a pattern accepts (XML Schema 1.1 part 2, appendix G.1).
struct CharacterClass: Sendable {
  enum Item: Sendable {
    case range(ClosedRange<UInt32>)
    case outside(ClosedRange<UInt32>)
    /// A general category: one letter for a group of them, two for one.
    case category(String, isNegated: Bool)
    case shorthand(Shorthand, isNegated: Bool)
  }

  /// `\s \i \c \d \w`
  enum Shorthand: Sendable { case space, initial, nameCharacter, digit, word }

  private var items: [Item] = []
  private var subtracted: [CharacterClass] = []
  var isNegated = false
  /// Whether letter case does not matter.
  let ignoresCase: Bool
  /// What ASCII is accepted, computed once.
  private var ascii: (low: UInt64, high: UInt64) = (0, 0)

  init(ignoresCase: Bool) { self.ignoresCase = ignoresCase }

  mutating func add(_ item: Item) { items.append(item) }
  mutating func subtract(_ other: CharacterClass) { subtracted.append(other) }

  /// To be called when nothing is added any more.
  mutating func seal() {
    ascii = (0, 0)
    for value in UInt32(0)..<64 where decides(value) { ascii.low |= 1 << UInt64(value) }
    for value in UInt32(64)..<128 where decides(value) { ascii.high |= 1 << UInt64(value - 64) }
  }

  @inline(__always)
  func accepts(_ value: UInt32) -> Bool {
    if value < 64 { return ascii.low >> UInt64(value) & 1 == 1 }
    if value < 128 { return ascii.high >> UInt64(value - 64) & 1 == 1 }
    return decides(value)
  }

  private func decides(_ value: UInt32) -> Bool {
    guard includes(value) != isNegated else { return false }
    return !subtracted.contains { $0.decides(value) }
  }

  /// With the other letter cases of the character where case does not matter.
  private func includes(_ value: UInt32) -> Bool {
    if items.contains(where: { Self.accepts($0, value) }) { return true }
    guard ignoresCase else { return false }
    for variant in LetterCase.variants(value) where variant != value {
      if items.contains(where: { Self.accepts($0, variant) }) { return true }
    }
    return false
  }

  private static func accepts(_ item: Item, _ value: UInt32) -> Bool {
    switch item {
    case .range(let range): range.contains(value)
    case .outside(let range): !range.contains(value)
    case .category(let name, let isNegated): category(of: value).hasPrefix(name) != isNegated
    case .shorthand(let shorthand, let isNegated): accepts(shorthand, value) != isNegated
    }
  }

  private static func accepts(_ shorthand: Shorthand, _ value: UInt32) -> Bool {
    switch shorthand {
    case .space: return value == 0x20 || value == 0x09 || value == 0x0A || value == 0x0D
    case .digit: return category(of: value) == "Nd"
    case .word:
      let first = category(of: value).first
      return first != "P" && first != "Z" && first != "C"
    case .initial: return isInitial(value)
    case .nameCharacter:
      if isInitial(value) { return true }
      switch value {
      case 0x2D, 0x2E, 0x30...0x39, 0xB7, 0x300...0x36F, 0x203F...0x2040: return true
      default: return false
      }
    }
  }

  /// XML's NameStartChar.
  private static func isInitial(_ value: UInt32) -> Bool {
    switch value {
    case 0x3A, 0x41...0x5A, 0x5F, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF, 0x370...0x37D,
      0x37F...0x1FFF, 0x200C...0x200D, 0x2070...0x218F, 0x2C00...0x2FEF, 0x3001...0xD7FF, 0xF900...0xFDCF,
      0xFDF0...0xFFFD, 0x10000...0xEFFFF:
      true
    default: false
    }
  }

  /// The two letters of a general category.
  private static func category(of value: UInt32) -> String {
    guard let scalar = Unicode.Scalar(value) else { return "Cs" }
    return switch scalar.properties.generalCategory {
    case .uppercaseLetter: "Lu"
    case .lowercaseLetter: "Ll"
    case .titlecaseLetter: "Lt"
    case .modifierLetter: "Lm"
    case .otherLetter: "Lo"
    case .nonspacingMark: "Mn"
    case .spacingMark: "Mc"
    case .enclosingMark: "Me"
    case .decimalNumber: "Nd"
    case .letterNumber: "Nl"
    case .otherNumber: "No"
    case .connectorPunctuation: "Pc"
    case .dashPunctuation: "Pd"
    case .openPunctuation: "Ps"
    case .closePunctuation: "Pe"
    case .initialPunctuation: "Pi"
    case .finalPunctuation: "Pf"
    case .otherPunctuation: "Po"
    case .mathSymbol: "Sm"
    case .currencySymbol: "Sc"
    case .modifierSymbol: "Sk"
    case .otherSymbol: "So"
    case .spaceSeparator: "Zs"
    case .lineSeparator: "Zl"
    case .paragraphSeparator: "Zp"
    case .control: "Cc"
    case .format: "Cf"
    case .surrogate: "Cs"
    case .privateUse: "Co"
    case .unassigned: "Cn"
    @unknown default: "Cn"
    }
  }

  /// The names `\p{…}` knows besides blocks.
  static let categoryNames: Set<String> = [
    "L", "Lu", "Ll", "Lt", "Lm", "Lo", "M", "Mn", "Mc", "Me", "N", "Nd", "Nl", "No", "P", "Pc", "Pd", "Ps",
    "Pe", "Pi", "Pf", "Po", "Z", "Zs", "Zl", "Zp", "S", "Sm", "Sc", "Sk", "So", "C", "Cc", "Cf", "Co", "Cn",
  ]
}
