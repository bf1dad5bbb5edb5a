/// Reads the text of a regular expression (XML Schema 1.1 part 2, appendix G, with the additions of XPath Functions
/// 3.1 §5.6.1: anchors, lazy quantifiers, back references, groups that do not capture).
struct PatternReader {
  private let text: [UInt32]
  private let flags: Pattern.Flags
  private var at = 0
  private var depth = 0
  private var closedGroups: Set<Int> = []
  private(set) var classes: [CharacterClass] = []
  private(set) var groupCount = 0

  init(_ text: String, _ flags: Pattern.Flags) {
    let scalars = text.unicodeScalars.map(\.value)
    self.flags = flags
    self.text = flags.ignoresSpace && !flags.isLiteral ? Self.withoutSpace(scalars) : scalars
  }

  mutating func pattern() throws(PatternProblem) -> PatternTree {
    if flags.isLiteral { return .sequence(text.map { .leaf(literal($0)) }) }
    let tree = try alternatives()
    guard at == text.count else { throw .notAPattern }
    return tree
  }

  /// The flag `x`: space outside brackets does not count.
  private static func withoutSpace(_ scalars: [UInt32]) -> [UInt32] {
    var result: [UInt32] = []
    var brackets = 0
    var isEscaped = false
    for scalar in scalars {
      if brackets == 0, scalar == 0x20 || scalar == 0x09 || scalar == 0x0A || scalar == 0x0D { continue }
      result.append(scalar)
      if isEscaped {
        isEscaped = false
      } else if scalar == 0x5C {
        isEscaped = true
      } else if scalar == 0x5B {
        brackets += 1
      } else if scalar == 0x5D {
        brackets = max(0, brackets - 1)
      }
    }
    return result
  }

  private var current: UInt32? { at < text.count ? text[at] : nil }

  private func isNext(_ character: Character) -> Bool {
    current == character.unicodeScalars.first?.value
  }

  private mutating func take(_ character: Character) -> Bool {
    guard isNext(character) else { return false }
    at += 1
    return true
  }

  private func literal(_ value: UInt32) -> Pattern.Instruction {
    flags.ignoresCase ? .folded(LetterCase.folded(value)) : .character(value)
  }

  private mutating func alternatives() throws(PatternProblem) -> PatternTree {
    depth += 1
    defer { depth -= 1 }
    guard depth <= 64 else { throw .tooLarge }
    var branches = [try sequence()]
    while take("|") { branches.append(try sequence()) }
    return branches.count == 1 ? branches[0] : .alternatives(branches)
  }

  private mutating func sequence() throws(PatternProblem) -> PatternTree {
    var parts: [PatternTree] = []
    while at < text.count, !isNext("|"), !isNext(")") {
      let part = try atom()
      parts.append(try quantified(part))
    }
    return parts.isEmpty ? .empty : .sequence(parts)
  }

  private mutating func atom() throws(PatternProblem) -> PatternTree {
    guard let value = current else { throw .notAPattern }
    at += 1
    switch Unicode.Scalar(value) {
    case "(": return try group()
    case "[": return .leaf(.inClass(add(try bracket())))
    case "\\": return try escape()
    case ".": return .leaf(flags.dotAll ? .any : .anyInLine)
    case "^": return .leaf(flags.multiLine ? .lineStart : .start)
    case "$": return .leaf(flags.multiLine ? .lineEnd : .end)
    case "*", "+", "?", "{", "}", "]", ")": throw .notAPattern
    default: return .leaf(literal(value))
    }
  }

  private mutating func group() throws(PatternProblem) -> PatternTree {
    if take("?") {
      guard take(":") else { throw .notAPattern }
      let inner = try alternatives()
      guard take(")") else { throw .notAPattern }
      return inner
    }
    groupCount += 1
    let number = groupCount
    let inner = try alternatives()
    guard take(")") else { throw .notAPattern }
    closedGroups.insert(number)
    return .group(number, inner)
  }

  private mutating func quantified(_ part: PatternTree) throws(PatternProblem) -> PatternTree {
    let bounds: (least: Int, most: Int?)
    if take("*") {
      bounds = (0, nil)
    } else if take("+") {
      bounds = (1, nil)
    } else if take("?") {
      bounds = (0, 1)
    } else if take("{") {
      bounds = try counted()
    } else {
      return part
    }
    let isLazy = take("?")
    if isNext("*") || isNext("+") || isNext("?") || isNext("{") { throw .notAPattern }
    return .repeated(part, least: bounds.least, most: bounds.most, isLazy: isLazy)
  }

  private mutating func counted() throws(PatternProblem) -> (least: Int, most: Int?) {
    let least = try count()
    var most: Int? = least
    if take(",") { most = isNext("}") ? nil : try count() }
    guard take("}"), most.map({ $0 >= least }) ?? true else { throw .notAPattern }
    return (least, most)
  }

  private mutating func count() throws(PatternProblem) -> Int {
    var value = 0
    let start = at
    while let digit = digit() {
      at += 1
      value = value * 10 + digit
      guard value <= 1_000 else { throw .tooLarge }
    }
    guard at > start else { throw .notAPattern }
    return value
  }

  private func digit() -> Int? {
    guard let value = current, value >= 0x30, value <= 0x39 else { return nil }
    return Int(value - 0x30)
  }

  private mutating func escape() throws(PatternProblem) -> PatternTree {
    if let first = digit() { return try backReference(first) }
    if let value = try character() { return .leaf(literal(value)) }
    var set = CharacterClass(ignoresCase: false)
    set.add(try multiple())
    return .leaf(.inClass(add(set)))
  }

  /// `\1`; further digits belong to it as long as so many groups are closed.
  private mutating func backReference(_ first: Int) throws(PatternProblem) -> PatternTree {
    at += 1
    var number = first
    while let next = digit(), number * 10 + next <= groupCount {
      at += 1
      number = number * 10 + next
    }
    guard closedGroups.contains(number) else { throw .notAPattern }
    return .leaf(.backReference(number, ignoresCase: flags.ignoresCase))
  }

  /// An escape of one character; nil, and nothing read, where it is not one.
  private mutating func character() throws(PatternProblem) -> UInt32? {
    guard let value = current, let scalar = Unicode.Scalar(value) else { throw .notAPattern }
    let result: UInt32
    switch scalar {
    case "n": result = 0x0A
    case "r": result = 0x0D
    case "t": result = 0x09
    case "\\", "|", ".", "?", "*", "+", "(", ")", "{", "}", "-", "[", "]", "^", "$": result = value
    default: return nil
    }
    at += 1
    return result
  }

  /// An escape of many characters: `\s`, `\p{L}`.
  private mutating func multiple() throws(PatternProblem) -> CharacterClass.Item {
    guard let value = current, let scalar = Unicode.Scalar(value) else { throw .notAPattern }
    at += 1
    switch scalar {
    case "s": return .shorthand(.space, isNegated: false)
    case "S": return .shorthand(.space, isNegated: true)
    case "i": return .shorthand(.initial, isNegated: false)
    case "I": return .shorthand(.initial, isNegated: true)
    case "c": return .shorthand(.nameCharacter, isNegated: false)
    case "C": return .shorthand(.nameCharacter, isNegated: true)
    case "d": return .shorthand(.digit, isNegated: false)
    case "D": return .shorthand(.digit, isNegated: true)
    case "w": return .shorthand(.word, isNegated: false)
    case "W": return .shorthand(.word, isNegated: true)
    case "p": return try property(isNegated: false)
    case "P": return try property(isNegated: true)
    default: throw .notAPattern
    }
  }

  private mutating func property(isNegated: Bool) throws(PatternProblem) -> CharacterClass.Item {
    guard take("{") else { throw .notAPattern }
    var name = String.UnicodeScalarView()
    while let value = current, !isNext("}"), let scalar = Unicode.Scalar(value) {
      name.append(scalar)
      at += 1
    }
    guard take("}") else { throw .notAPattern }
    let text = String(name)
    if CharacterClass.categoryNames.contains(text) { return .category(text, isNegated: isNegated) }
    guard text.hasPrefix("Is"), let range = UnicodeBlock.range(String(text.dropFirst(2))) else {
      throw .notAPattern
    }
    return isNegated ? .outside(range) : .range(range)
  }

  /// After `[`.
  private mutating func bracket() throws(PatternProblem) -> CharacterClass {
    depth += 1
    defer { depth -= 1 }
    guard depth <= 64 else { throw .tooLarge }
    var set = CharacterClass(ignoresCase: flags.ignoresCase)
    set.isNegated = take("^")
    var isEmpty = true
    while true {
      if isNext("]") {
        guard !isEmpty else { throw .notAPattern }
        at += 1
        break
      }
      if isNext("-"), at + 1 < text.count, text[at + 1] == 0x5B, !isEmpty {
        at += 2
        set.subtract(try bracket())
        guard take("]") else { throw .notAPattern }
        break
      }
      try bracketItem(into: &set)
      isEmpty = false
    }
    set.seal()
    return set
  }

  private mutating func bracketItem(into set: inout CharacterClass) throws(PatternProblem) {
    guard let first = try bracketCharacter() else {
      set.add(try multiple())
      return
    }
    let isRange = isNext("-") && at + 1 < text.count && text[at + 1] != 0x5D && text[at + 1] != 0x5B
    guard isRange else {
      set.add(.range(first...first))
      return
    }
    at += 1
    guard let last = try bracketCharacter(), last >= first else { throw .notAPattern }
    set.add(.range(first...last))
  }

  /// One character of a bracket; nil, after the backslash, where an escape of many characters stands there.
  private mutating func bracketCharacter() throws(PatternProblem) -> UInt32? {
    guard let value = current else { throw .notAPattern }
    if value == 0x5B { throw .notAPattern }
    at += 1
    guard value == 0x5C else { return value }
    return try character()
  }

  private mutating func add(_ set: CharacterClass) -> Int {
    var sealed = set
    sealed.seal()
    classes.append(sealed)
    return classes.count - 1
  }
}
