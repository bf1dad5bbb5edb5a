/// Reads the XML of one part piece by piece: UTF-8, no document types, no entities but XML's own.
///
/// - Note: Source: XML 1.0 (fifth edition); ECMA-376 Part 2, 9.1.4: parts have no DTD.
struct PartReader {
  enum Piece {
    /// The element's name without a prefix.
    case begin(String, [String: String])
    case end(String)
    case text(String)
  }

  private let bytes: [UInt8]
  private let part: String
  private let deepest: Int
  private var offset = 0
  private var open: [String] = []
  /// The end of an element that had no content.
  private var pending: String?

  init(_ bytes: [UInt8], part: String, limits: SpreadsheetLimits) throws(SpreadsheetProblem) {
    // UTF-16 is allowed by the standard and written by nobody.
    guard !bytes.starts(with: [0xFF, 0xFE]), !bytes.starts(with: [0xFE, 0xFF]) else { throw .damaged(part: part) }
    self.bytes = bytes
    self.part = part
    deepest = limits.nesting
    offset = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// The next piece; nil at the end.
  mutating func next() throws(SpreadsheetProblem) -> Piece? {
    if let name = pending {
      pending = nil
      open.removeLast()
      return .end(name)
    }
    while offset < bytes.count {
      guard bytes[offset] == UInt8(ascii: "<") else {
        let text = try text()
        if !open.isEmpty { return .text(text) }
        continue
      }
      if starts(with: "<!--") {
        try skip(past: "-->")
      } else if starts(with: "<?") {
        try skip(past: "?>")
      } else if starts(with: "<![CDATA[") {
        let start = offset + 9
        try skip(past: "]]>")
        return .text(String(decoding: bytes[start..<(offset - 3)], as: UTF8.self))
      } else if starts(with: "<!") {
        throw .forbiddenDeclaration(part: part)
      } else {
        return starts(with: "</") ? try end() : try begin()
      }
    }
    guard open.isEmpty else { throw damaged }
    return nil
  }

  /// The text of the element that has just begun, without what its own elements hold.
  mutating func textToEnd() throws(SpreadsheetProblem) -> String {
    let depth = open.count
    var text = ""
    while let piece = try next() {
      switch piece {
      case .text(let part): if open.count == depth { text += part }
      case .end: if open.count < depth { return text }
      case .begin: break
      }
    }
    return text
  }

  /// Goes past the end of the element that has just begun.
  mutating func skipElement() throws(SpreadsheetProblem) {
    let depth = open.count
    while open.count >= depth, try next() != nil {}
  }

  private var damaged: SpreadsheetProblem { .damaged(part: part) }

  private func starts(with text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard offset + count <= bytes.count else { return false }
    return (0..<count).allSatisfy { bytes[offset + $0] == text.utf8Start[$0] }
  }

  private mutating func skip(past text: StaticString) throws(SpreadsheetProblem) {
    while offset < bytes.count {
      if starts(with: text) {
        offset += text.utf8CodeUnitCount
        return
      }
      offset += 1
    }
    throw damaged
  }

  private mutating func skipSpace() {
    while offset < bytes.count, bytes[offset].isXMLSpace { offset += 1 }
  }
}

/// Tags.
extension PartReader {
  private mutating func begin() throws(SpreadsheetProblem) -> Piece {
    offset += 1
    let name = try name()
    guard open.count < deepest else { throw .tooLarge(.nesting, most: deepest) }
    var attributes: [String: String] = [:]
    while true {
      skipSpace()
      guard offset < bytes.count else { throw damaged }
      if starts(with: "/>") {
        offset += 2
        pending = name
        break
      }
      if bytes[offset] == UInt8(ascii: ">") {
        offset += 1
        break
      }
      let key = try self.name()
      skipSpace()
      guard starts(with: "=") else { throw damaged }
      offset += 1
      skipSpace()
      attributes[key] = try value()
      guard attributes.count <= 256 else { throw damaged }
    }
    open.append(name)
    return .begin(name, attributes)
  }

  private mutating func end() throws(SpreadsheetProblem) -> Piece {
    offset += 2
    let name = try name()
    skipSpace()
    guard starts(with: ">"), open.popLast() == name else { throw damaged }
    offset += 1
    return .end(name)
  }

  /// A name without its prefix: parts of one standard differ in prefixes, and in namespaces between its editions.
  private mutating func name() throws(SpreadsheetProblem) -> String {
    var start = offset
    while offset < bytes.count, bytes[offset].isNameByte {
      if bytes[offset] == UInt8(ascii: ":") { start = offset + 1 }
      offset += 1
    }
    guard offset > start else { throw damaged }
    return String(decoding: bytes[start..<offset], as: UTF8.self)
  }

  private mutating func value() throws(SpreadsheetProblem) -> String {
    guard offset < bytes.count, bytes[offset] == UInt8(ascii: "\"") || bytes[offset] == UInt8(ascii: "'") else {
      throw damaged
    }
    let quote = bytes[offset]
    offset += 1
    let start = offset
    while offset < bytes.count, bytes[offset] != quote { offset += 1 }
    guard offset < bytes.count else { throw damaged }
    offset += 1
    return try decoded(bytes[start..<(offset - 1)])
  }
}

/// Texts.
extension PartReader {
  private mutating func text() throws(SpreadsheetProblem) -> String {
    let start = offset
    while offset < bytes.count, bytes[offset] != UInt8(ascii: "<") { offset += 1 }
    return try decoded(bytes[start..<offset])
  }

  private func decoded(_ raw: ArraySlice<UInt8>) throws(SpreadsheetProblem) -> String {
    let needsWork = raw.contains { $0 == UInt8(ascii: "&") || $0 == 0x0D }
    let bytes = needsWork ? try resolved(raw) : Array(raw)
    guard let text = String(validating: bytes, as: UTF8.self) else { throw damaged }
    return text
  }

  /// With entities resolved and ends of lines as LF.
  private func resolved(_ raw: ArraySlice<UInt8>) throws(SpreadsheetProblem) -> [UInt8] {
    var resolved: [UInt8] = []
    var i = raw.startIndex
    while i < raw.endIndex {
      let byte = raw[i]
      i += 1
      if byte == 0x0D {
        if i == raw.endIndex || raw[i] != 0x0A { resolved.append(0x0A) }
      } else if byte == UInt8(ascii: "&") {
        guard let end = raw[i...].prefix(12).firstIndex(of: UInt8(ascii: ";")),
          let character = PartReader.character(String(decoding: raw[i..<end], as: UTF8.self))
        else { throw damaged }
        resolved += String(character).utf8
        i = end + 1
      } else {
        resolved.append(byte)
      }
    }
    return resolved
  }

  /// What an entity stands for; nil for all that are not XML's own.
  private static func character(_ name: String) -> Unicode.Scalar? {
    switch name {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    default: break
    }
    if name.hasPrefix("#x") { return UInt32(name.dropFirst(2), radix: 16).flatMap { Unicode.Scalar($0) } }
    return name.hasPrefix("#") ? UInt32(name.dropFirst()).flatMap { Unicode.Scalar($0) } : nil
  }
}

extension UInt8 {
  fileprivate var isXMLSpace: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0D }

  fileprivate var isNameByte: Bool {
    switch self {
    case 0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: "="), UInt8(ascii: ">"), UInt8(ascii: "/"), UInt8(ascii: "<"),
      UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "&"):
      false
    default: true
    }
  }
}
