/// Reads a JSON text (RFC 8259), keeping the order of keys. Linear, bounded in depth.
public struct JSONReader {
  /// What it could not read, and how many bytes it had read until then.
  public struct Refusal: Error, Sendable, Equatable {
    public let offset: Int

    public init(offset: Int) { self.offset = offset }
  }

  private static let deepest = 64
  private let bytes: [UInt8]
  private let takesFractions: Bool
  private var offset = 0

  /// - Parameter takesFractions: otherwise numbers that are not written as whole ones are refused.
  /// - Throws: ``Refusal`` at the first byte that cannot be right.
  public static func read(
    _ bytes: some Sequence<UInt8>, takesFractions: Bool = false
  ) throws(Refusal) -> JSONValue {
    var reader = JSONReader(bytes: Array(bytes), takesFractions: takesFractions)
    let value = try reader.value(depth: 0)
    reader.skipSpace()
    guard reader.offset == reader.bytes.count else { throw Refusal(offset: reader.offset) }
    return value
  }

  private init(bytes: [UInt8], takesFractions: Bool) { (self.bytes, self.takesFractions) = (bytes, takesFractions) }

  private var peeked: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  private mutating func skipSpace() {
    while let byte = peeked, [0x20, 0x0A, 0x0D, 0x09].contains(byte) { offset += 1 }
  }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    skipSpace()
    guard peeked == UInt8(ascii: scalar) else { return false }
    offset += 1
    return true
  }

  private mutating func expect(_ scalar: Unicode.Scalar) throws(Refusal) {
    guard take(scalar) else { throw Refusal(offset: offset) }
  }

  private mutating func value(depth: Int) throws(Refusal) -> JSONValue {
    guard depth < Self.deepest else { throw Refusal(offset: offset) }
    skipSpace()
    switch peeked {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try list(depth: depth)
    case UInt8(ascii: "\""): return .text(try string())
    case UInt8(ascii: "t"): return try word("true", .flag(true))
    case UInt8(ascii: "f"): return try word("false", .flag(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  private mutating func object(depth: Int) throws(Refusal) -> JSONValue {
    try expect("{")
    var members: [JSONValue.Member] = []
    if take("}") { return .object(members) }
    repeat {
      skipSpace()
      let key = try string()
      try expect(":")
      members.append(.init(key, try value(depth: depth + 1)))
    } while take(",")
    try expect("}")
    return .object(members)
  }

  private mutating func list(depth: Int) throws(Refusal) -> JSONValue {
    try expect("[")
    var items: [JSONValue] = []
    if take("]") { return .list(items) }
    repeat { items.append(try value(depth: depth + 1)) } while take(",")
    try expect("]")
    return .list(items)
  }

  private mutating func word(_ word: String, _ value: JSONValue) throws(Refusal) -> JSONValue {
    guard bytes[offset...].starts(with: word.utf8) else { throw Refusal(offset: offset) }
    offset += word.utf8.count
    return value
  }

  private mutating func number() throws(Refusal) -> JSONValue {
    let start = offset
    if peeked == UInt8(ascii: "-") { offset += 1 }
    let first = peeked, whole = skipDigits()
    guard whole == 1 || (whole > 1 && first != UInt8(ascii: "0")) else { throw Refusal(offset: start) }
    let isWhole = try !skipFraction()
    let digits = String(decoding: bytes[start..<offset], as: UTF8.self)
    if isWhole, let number = Int(digits) { return .number(number) }
    guard takesFractions else { throw Refusal(offset: start) }
    return .fraction(digits)
  }

  /// - Returns: whether there is a fraction or an exponent.
  private mutating func skipFraction() throws(Refusal) -> Bool {
    let start = offset
    if peeked == UInt8(ascii: ".") {
      offset += 1
      guard skipDigits() > 0 else { throw Refusal(offset: offset) }
    }
    if peeked == UInt8(ascii: "e") || peeked == UInt8(ascii: "E") {
      offset += 1
      if peeked == UInt8(ascii: "+") || peeked == UInt8(ascii: "-") { offset += 1 }
      guard skipDigits() > 0 else { throw Refusal(offset: offset) }
    }
    return offset > start
  }

  /// - Returns: how many digits there were.
  private mutating func skipDigits() -> Int {
    let start = offset
    while let byte = peeked, (0x30...0x39).contains(byte) { offset += 1 }
    return offset - start
  }

  private mutating func string() throws(Refusal) -> String {
    try expect("\"")
    var content: [UInt8] = []
    while let byte = peeked {
      offset += 1
      switch byte {
      case UInt8(ascii: "\""):
        guard let text = String(validating: content, as: UTF8.self) else { throw Refusal(offset: offset) }
        return text
      case UInt8(ascii: "\\"): content += try escape()
      case 0..<0x20: throw Refusal(offset: offset - 1)
      default: content.append(byte)
      }
    }
    throw Refusal(offset: offset)
  }

  private mutating func escape() throws(Refusal) -> [UInt8] {
    guard let byte = peeked else { throw Refusal(offset: offset) }
    offset += 1
    switch byte {
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
    case UInt8(ascii: "u"): return Array(String(Character(try escapedScalar())).utf8)
    default: throw Refusal(offset: offset - 1)
    }
  }

  private mutating func escapedScalar() throws(Refusal) -> Unicode.Scalar {
    let first = try fourDigits()
    if let scalar = Unicode.Scalar(first) { return scalar }
    // A surrogate pair: the low half must follow at once.
    guard (0xD800..<0xDC00).contains(first), peeked == UInt8(ascii: "\\") else { throw Refusal(offset: offset) }
    offset += 1
    guard peeked == UInt8(ascii: "u") else { throw Refusal(offset: offset) }
    offset += 1
    let second = try fourDigits()
    guard (0xDC00..<0xE000).contains(second),
      let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    else { throw Refusal(offset: offset) }
    return scalar
  }

  private mutating func fourDigits() throws(Refusal) -> UInt32 {
    // A sign is no digit, though a number may have one.
    guard offset + 4 <= bytes.count, bytes[offset] != UInt8(ascii: "+"), bytes[offset] != UInt8(ascii: "-"),
      let value = UInt32(String(decoding: bytes[offset..<offset + 4], as: UTF8.self), radix: 16)
    else { throw Refusal(offset: offset) }
    offset += 4
    return value
  }
}
