/// Characters, names and references: the smallest parts of markup.
extension MarkupReader {
  func byte(_ index: Int) -> UInt8? { index < bytes.count ? bytes[index] : nil }

  func stands(_ text: StaticString) -> Bool {
    let length = text.utf8CodeUnitCount
    guard position + length <= bytes.count else { return false }
    return text.withUTF8Buffer { buffer in
      for index in 0..<length where bytes[position + index] != buffer[index] { return false }
      return true
    }
  }

  mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard byte(position) == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  mutating func advance() {
    if bytes[position] == 0x0A {
      line += 1
      lineStart = position + 1
    }
    position += 1
  }

  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D }

  mutating func skipSpace() {
    while let byte = byte(position), Self.isSpace(byte) { advance() }
  }

  mutating func skipPast(_ text: StaticString) throws(DMNProblem) {
    while position < bytes.count {
      if stands(text) {
        position += text.utf8CodeUnitCount
        return
      }
      advance()
    }
    throw wrong("\(text)")
  }

  func isNameStart(_ byte: UInt8?) -> Bool {
    guard let byte else { return false }
    return byte >= 0x80 || byte == 0x5F || byte == 0x3A || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A)
  }

  mutating func name() throws(DMNProblem) -> String {
    let start = position
    guard isNameStart(byte(position)) else { throw wrong("a name") }
    while let byte = byte(position),
      isNameStart(byte) || byte == 0x2D || byte == 0x2E || (byte >= 0x30 && byte <= 0x39)
    {
      position += 1
    }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  /// Text up to a delimiter, references replaced, line ends made `\n`; in attributes white space becomes spaces.
  mutating func characters(
    until end: Unicode.Scalar, isAttribute: Bool
  ) throws(DMNProblem) -> String {
    let delimiter = UInt8(ascii: end)
    var text: [UInt8] = []
    while let byte = byte(position), byte != delimiter {
      switch byte {
      case UInt8(ascii: "&"): text.append(contentsOf: try reference().utf8)
      case UInt8(ascii: "<"): throw wrong("&lt;")
      case 0x0D:
        advance()
        if self.byte(position) != 0x0A { text.append(isAttribute ? 0x20 : 0x0A) }
      case 0x09, 0x0A:
        text.append(isAttribute ? 0x20 : byte)
        advance()
      case 0..<0x20: throw wrong("a character that XML allows")
      default:
        text.append(byte)
        position += 1
      }
    }
    guard position < bytes.count else { throw wrong("\(end)") }
    return String(decoding: text, as: UTF8.self)
  }

  /// `&lt;` `&#65;` `&#x3042;`
  mutating func reference() throws(DMNProblem) -> String {
    let start = position + 1
    var end = start
    while let byte = byte(end), byte != UInt8(ascii: ";"), end - start < 12 { end += 1 }
    guard byte(end) == UInt8(ascii: ";") else { throw wrong("&amp;") }
    let name = String(decoding: bytes[start..<end], as: UTF8.self)
    guard let text = Self.expansion(of: name) else {
      throw wrong("one of &lt; &gt; &amp; &apos; &quot; or the number of a character")
    }
    position = end + 1
    return text
  }

  static func expansion(of name: String) -> String? {
    switch name {
    case "lt": return "<"
    case "gt": return ">"
    case "amp": return "&"
    case "apos": return "'"
    case "quot": return "\""
    default:
      guard name.hasPrefix("#") else { return nil }
      let digits = name.dropFirst()
      let number = digits.hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
      guard let number, let scalar = Unicode.Scalar(number) else { return nil }
      let isAllowed = number >= 0x20 ? number != 0xFFFE && number != 0xFFFF : [0x09, 0x0A, 0x0D].contains(number)
      return isAllowed ? String(Character(scalar)) : nil
    }
  }
}
