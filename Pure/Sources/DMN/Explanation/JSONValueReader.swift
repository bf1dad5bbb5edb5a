import DecimalArithmetic
import FEEL

/// Why a text is no JSON, and where.
public struct JSONProblem: Error, Sendable, Hashable {
  public enum Code: String, Sendable, CaseIterable {
    case unexpected
    case tooDeep = "too-deep"
    case repeatedName = "repeated-name"
    case badNumber = "bad-number"
    case notUTF8 = "not-utf-8"
  }

  public let code: Code
  public let position: TextPosition

  /// What is wrong, in a sentence; the place is ``position``'s to tell.
  public func sentence(in language: SentenceLanguage) -> String {
    let isJapanese = language == .ja
    switch code {
    case .unexpected: return isJapanese ? "JSONとして読めません。" : "This is not JSON."
    case .tooDeep: return isJapanese ? "入れ子が深すぎます。" : "Values nest too deep."
    case .repeatedName: return isJapanese ? "同じ名前が2回出てきます。" : "The same name stands twice."
    case .badNumber: return isJapanese ? "使えない数です。" : "This is not a number that can be used."
    case .notUTF8: return isJapanese ? "文字コードがUTF-8ではありません。" : "This is not UTF-8."
    }
  }
}

extension Value {
  /// The value of a JSON text (RFC 8259): numbers exactly, as far as 34 digits hold them; objects as contexts.
  public static func read(json: [UInt8]) throws(JSONProblem) -> Value {
    var reader = JSONValueReader(json)
    return try reader.document()
  }

  /// The value with its texts turned into dates, times and durations where the type asks for them: JSON has none.
  public func typed(as type: FEELType) -> Value {
    switch (self, type) {
    case (.string(let text), .date), (.string(let text), .time), (.string(let text), .dateTime),
      (.string(let text), .daysDuration), (.string(let text), .monthsDuration):
      return TemporalText.value(text, type) ?? self
    case (.list(let list), .list(let element)): return .list(of: list.items.map { $0.typed(as: element) })
    case (.context(let context), .context(let shape)):
      return .context(
        of: context.members.map { member in
          let type = shape.members.first { $0.name == member.name }?.type ?? .any
          return (member.name, member.value.typed(as: type))
        })
    default: return self
    }
  }
}

/// Reads JSON as values of FEEL; bounded in depth.
private struct JSONValueReader {
  private static let deepest = 64
  private let bytes: [UInt8]
  private var offset = 0
  private var depth = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func document() throws(JSONProblem) -> Value {
    guard String(validating: bytes, as: UTF8.self) != nil else { throw problem(.notUTF8) }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { offset = 3 }
    let value = try value()
    skipSpace()
    guard offset == bytes.count else { throw problem() }
    return value
  }

  private func problem(_ code: JSONProblem.Code = .unexpected, at place: Int? = nil) -> JSONProblem {
    let before = String(decoding: bytes.prefix(place ?? offset), as: UTF8.self)
    let position = SourcePosition(byte: before.utf8.count, in: before)
    return JSONProblem(code: code, position: TextPosition(line: position.line, column: position.column))
  }

  private var byte: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  private mutating func skipSpace() {
    while let byte, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { offset += 1 }
  }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    skipSpace()
    guard byte == UInt8(ascii: scalar) else { return false }
    offset += 1
    return true
  }

  private mutating func expect(_ scalar: Unicode.Scalar) throws(JSONProblem) {
    guard take(scalar) else { throw problem() }
  }

  private mutating func value() throws(JSONProblem) -> Value {
    skipSpace()
    switch byte {
    case UInt8(ascii: "{"): return try nested { (reader) throws(JSONProblem) in try reader.object() }
    case UInt8(ascii: "["): return try nested { (reader) throws(JSONProblem) in try reader.list() }
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .boolean(true))
    case UInt8(ascii: "f"): return try word("false", .boolean(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return .number(try number())
    }
  }

  private mutating func nested(
    _ body: (inout JSONValueReader) throws(JSONProblem) -> Value
  ) throws(JSONProblem) -> Value {
    guard depth < JSONValueReader.deepest else { throw problem(.tooDeep) }
    depth += 1
    let start = offset
    let value = try body(&self)
    depth -= 1
    if value.isNull { throw problem(.tooDeep, at: start) }
    return value
  }

  private mutating func object() throws(JSONProblem) -> Value {
    try expect("{")
    var members: [(String, Value)] = []
    var seen: Set<String> = []
    if take("}") { return .context(of: []) }
    repeat {
      skipSpace()
      let start = offset
      let name = try string()
      guard seen.insert(name).inserted else { throw problem(.repeatedName, at: start) }
      try expect(":")
      members.append((name, try value()))
    } while take(",")
    try expect("}")
    return .context(of: members)
  }

  private mutating func list() throws(JSONProblem) -> Value {
    try expect("[")
    var items: [Value] = []
    if take("]") { return .list(of: []) }
    repeat { items.append(try value()) } while take(",")
    try expect("]")
    return .list(of: items)
  }

  private mutating func word(_ word: String, _ value: Value) throws(JSONProblem) -> Value {
    guard bytes[offset...].starts(with: word.utf8) else { throw problem() }
    offset += word.utf8.count
    return value
  }

  private mutating func number() throws(JSONProblem) -> Decimal128 {
    let start = offset
    if byte == UInt8(ascii: "-") { offset += 1 }
    let whole = digits()
    guard whole == 1 || (whole > 1 && bytes[offset - whole] != UInt8(ascii: "0")) else { throw problem(at: start) }
    if byte == UInt8(ascii: ".") {
      offset += 1
      guard digits() > 0 else { throw problem(at: start) }
    }
    if byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E") {
      offset += 1
      if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") { offset += 1 }
      guard digits() > 0 else { throw problem(at: start) }
    }
    guard let number = Decimal128(String(decoding: bytes[start..<offset], as: UTF8.self)) else {
      throw problem(.badNumber, at: start)
    }
    return number
  }

  /// Goes past digits; gives how many there were.
  private mutating func digits() -> Int {
    let start = offset
    while let byte, UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte { offset += 1 }
    return offset - start
  }
}

/// Texts.
extension JSONValueReader {
  private mutating func string() throws(JSONProblem) -> String {
    let start = offset
    guard byte == UInt8(ascii: "\"") else { throw problem() }
    offset += 1
    var text: [UInt8] = []
    while let byte, byte != UInt8(ascii: "\"") {
      guard byte >= 0x20 else { throw problem() }
      offset += 1
      if byte == UInt8(ascii: "\\") {
        text += String(try escaped()).utf8
      } else {
        text.append(byte)
      }
    }
    guard byte != nil else { throw problem(at: start) }
    offset += 1
    return String(decoding: text, as: UTF8.self)
  }

  private mutating func escaped() throws(JSONProblem) -> Character {
    let start = offset - 1
    guard let letter = byte else { throw problem(at: start) }
    offset += 1
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Character(Unicode.Scalar(letter))
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{c}"
    case UInt8(ascii: "u"): return Character(try unicode(start))
    default: throw problem(at: start)
    }
  }

  private mutating func unicode(_ start: Int) throws(JSONProblem) -> Unicode.Scalar {
    let first = try hexadecimal(start)
    if let scalar = Unicode.Scalar(first) { return scalar }
    guard 0xD800..<0xDC00 ~= first, bytes[offset...].starts(with: "\\u".utf8) else { throw problem(at: start) }
    offset += 2
    let second = try hexadecimal(start)
    guard 0xDC00..<0xE000 ~= second,
      let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    else { throw problem(at: start) }
    return scalar
  }

  private mutating func hexadecimal(_ start: Int) throws(JSONProblem) -> UInt32 {
    let digits = bytes[offset...].prefix(4)
    guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let number = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw problem(at: start) }
    offset += 4
    return number
  }
}
