/// Cuts an expression's text into tokens, one at a time, from any place the parser asks for.
///
/// Which words make a name depends on the names in scope, so the parser moves `offset` itself after a name.
struct Lexer {
  let source: SourceText
  var offset = 0

  init(_ source: SourceText) {
    self.source = source
  }

  /// The next token after white space and comments.
  mutating func next() throws(FEELProblem) -> Token {
    try skipSpaceAndComments()
    let start = offset
    guard let (scalar, length) = source.scalar(start) else { return token(.end, start, 0) }
    switch scalar {
    case "0"..."9":
      return try number(start)
    case "\"":
      let text = try string(start)
      return Token(kind: .string, start: start, end: offset, text: text)
    case "@" where source.byte(start + 1) == UInt8(ascii: "\""):
      let text = try string(start + 1)
      return Token(kind: .temporal, start: start, end: offset, text: text)
    default:
      if NameCharacter.starts(scalar) { return word(start) }
      if let symbol = try symbol(start) { return symbol }
      throw FEELProblem(
        .unexpectedText, at: SourceRange(start: start, end: start + length), found: String(scalar),
        expected: "a value, a name or an operator")
    }
  }

  /// White space and comments from `offset` on (DMN 1.5 §10.3.1.2, rule 61; comments as in Java).
  mutating func skipSpaceAndComments() throws(FEELProblem) {
    while true {
      offset = source.endOfSpace(offset)
      guard source.byte(offset) == UInt8(ascii: "/") else { return }
      if source.byte(offset + 1) == UInt8(ascii: "/") {
        while offset < source.count, source.byte(offset) != 0x0A { offset += 1 }
      } else if source.byte(offset + 1) == UInt8(ascii: "*") {
        try skipComment()
      } else {
        return
      }
    }
  }

  private mutating func skipComment() throws(FEELProblem) {
    let start = offset
    offset += 2
    while offset < source.count {
      if source.byte(offset) == UInt8(ascii: "*"), source.byte(offset + 1) == UInt8(ascii: "/") {
        offset += 2
        return
      }
      offset += 1
    }
    throw FEELProblem(
      .unclosedComment, at: SourceRange(start: start, end: source.count), found: "/*",
      expected: "a closing */")
  }

  private mutating func token(_ kind: Token.Kind, _ start: Int, _ length: Int) -> Token {
    offset = start + length
    return Token(kind: kind, start: start, end: offset, text: "")
  }

  private mutating func word(_ start: Int) -> Token {
    // `?` alone is the input of a unary test, whatever follows.
    offset = source.endOfWord(start)
    return Token(kind: .word, start: start, end: offset, text: source.text(start, offset))
  }

  private mutating func number(_ start: Int) throws(FEELProblem) -> Token {
    var i = endOfDigits(start)
    // `1..3` is a range, `1.5` a number, `1.name` a path.
    if source.byte(i) == UInt8(ascii: "."), isDigit(source.byte(i + 1)) { i = endOfDigits(i + 1) }
    i = endOfExponent(i)
    offset = i
    return Token(kind: .number, start: start, end: i, text: source.text(start, i))
  }

  private func endOfDigits(_ at: Int) -> Int {
    var i = at
    while isDigit(source.byte(i)) { i += 1 }
    return i
  }

  private func endOfExponent(_ at: Int) -> Int {
    guard source.byte(at) | 0x20 == UInt8(ascii: "e") else { return at }
    var i = at + 1
    if source.byte(i) == UInt8(ascii: "+") || source.byte(i) == UInt8(ascii: "-") { i += 1 }
    guard isDigit(source.byte(i)) else { return at }
    return endOfDigits(i)
  }

  private func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  private mutating func symbol(_ start: Int) throws(FEELProblem) -> Token? {
    let second = source.byte(start + 1)
    switch source.byte(start) {
    case UInt8(ascii: "("): return token(.leftParenthesis, start, 1)
    case UInt8(ascii: ")"): return token(.rightParenthesis, start, 1)
    case UInt8(ascii: "["): return token(.leftBracket, start, 1)
    case UInt8(ascii: "]"): return token(.rightBracket, start, 1)
    case UInt8(ascii: "{"): return token(.leftBrace, start, 1)
    case UInt8(ascii: "}"): return token(.rightBrace, start, 1)
    case UInt8(ascii: ","): return token(.comma, start, 1)
    case UInt8(ascii: ":"): return token(.colon, start, 1)
    case UInt8(ascii: "+"): return token(.plus, start, 1)
    case UInt8(ascii: "-"): return token(.minus, start, 1)
    case UInt8(ascii: "/"): return token(.divided, start, 1)
    case UInt8(ascii: "="): return token(.equal, start, 1)
    case UInt8(ascii: "*"):
      return second == UInt8(ascii: "*") ? token(.power, start, 2) : token(.times, start, 1)
    case UInt8(ascii: "<"):
      return second == UInt8(ascii: "=") ? token(.lessOrEqual, start, 2) : token(.less, start, 1)
    case UInt8(ascii: ">"):
      return second == UInt8(ascii: "=") ? token(.greaterOrEqual, start, 2) : token(.greater, start, 1)
    case UInt8(ascii: "!"):
      return second == UInt8(ascii: "=") ? token(.notEqual, start, 2) : nil
    case UInt8(ascii: "."):
      if second == UInt8(ascii: ".") { return token(.dots, start, 2) }
      return isDigit(second) ? try fraction(start) : token(.dot, start, 1)
    default:
      return nil
    }
  }

  private mutating func fraction(_ start: Int) throws(FEELProblem) -> Token {
    offset = endOfExponent(endOfDigits(start + 1))
    return Token(kind: .number, start: start, end: offset, text: source.text(start, offset))
  }
}
