/// Reading of string literals: escapes of §10.3.1.2, rule 64; an escape the grammar does not know stays as it is,
/// so that patterns such as `"\d+"` need no doubling.
extension Lexer {
  /// The text between the quotes; `start` is the opening quote.
  mutating func string(_ start: Int) throws(FEELProblem) -> String {
    var bytes: [UInt8] = []
    var i = start + 1
    while i < source.count {
      let byte = source.byte(i)
      if byte == UInt8(ascii: "\"") {
        offset = i + 1
        return String(decoding: bytes, as: UTF8.self)
      }
      if byte == UInt8(ascii: "\\") {
        i = try escape(i, into: &bytes)
      } else {
        bytes.append(byte)
        i += 1
      }
    }
    throw FEELProblem(
      .unclosedString, at: SourceRange(start: start, end: source.count), found: "\"",
      expected: "a closing \"")
  }

  /// Decodes the escape whose backslash is at `at`; returns the byte after it.
  private func escape(_ at: Int, into bytes: inout [UInt8]) throws(FEELProblem) -> Int {
    switch source.byte(at + 1) {
    case UInt8(ascii: "n"): bytes.append(0x0A)
    case UInt8(ascii: "r"): bytes.append(0x0D)
    case UInt8(ascii: "t"): bytes.append(0x09)
    case UInt8(ascii: "\""): bytes.append(0x22)
    case UInt8(ascii: "'"): bytes.append(0x27)
    case UInt8(ascii: "\\"): bytes.append(0x5C)
    case UInt8(ascii: "u"): return try codePoint(at, digits: 4, into: &bytes)
    case UInt8(ascii: "U"): return try codePoint(at, digits: 6, into: &bytes)
    default:
      bytes.append(0x5C)
      return at + 1
    }
    return at + 2
  }

  private func codePoint(
    _ at: Int, digits: Int, into bytes: inout [UInt8]
  ) throws(FEELProblem) -> Int {
    guard var value = hexadecimal(at + 2, digits) else { throw badEscape(at, digits) }
    var end = at + 2 + digits
    if (0xD800...0xDBFF).contains(value) {
      // A pair of surrogates, as UTF-16 writes characters beyond the first plane.
      guard source.byte(end) == UInt8(ascii: "\\"), source.byte(end + 1) == UInt8(ascii: "u"),
        let low = hexadecimal(end + 2, 4), (0xDC00...0xDFFF).contains(low)
      else { throw badEscape(at, digits) }
      value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
      end += 6
    }
    guard let scalar = Unicode.Scalar(value) else { throw badEscape(at, digits) }
    bytes.append(contentsOf: Array(String(scalar).utf8))
    return end
  }

  private func hexadecimal(_ at: Int, _ digits: Int) -> UInt32? {
    guard at + digits <= source.count else { return nil }
    var value: UInt32 = 0
    for i in at..<at + digits {
      guard let digit = Character(Unicode.Scalar(source.byte(i))).hexDigitValue else { return nil }
      value = value << 4 | UInt32(digit)
    }
    return value
  }

  private func badEscape(_ at: Int, _ digits: Int) -> FEELProblem {
    let end = min(at + 2 + digits, source.count)
    return FEELProblem(
      .badEscape, at: SourceRange(start: at, end: end), found: source.text(at, end),
      expected: digits == 4 ? "\\u and four hexadecimal digits" : "\\U and six hexadecimal digits",
      hint: "a character beyond U+FFFF is \\U with six digits, or two \\u")
  }
}
