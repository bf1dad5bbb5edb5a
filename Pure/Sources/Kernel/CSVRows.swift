/// The records of a CSV text (RFC 4180): fields in quotes may hold commas, doubled quotes and line ends.
///
/// Reads bytes, since a postal file has a million fields. A byte order mark at the start is passed over.
public struct CSVRows: Sequence, IteratorProtocol {
  /// The fields of one record, and the line it begins on, counted from 1.
  public struct Row: Sendable {
    public let line: Int
    public let fields: [String]
  }

  private let bytes: [UInt8]
  private var position: Int
  private var line: Int

  /// - Parameter line: the line the bytes begin on, when they are a later part of a file.
  public init(_ bytes: [UInt8], startingAt line: Int = 1) {
    self.bytes = bytes
    self.line = line
    position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// The next record; empty lines are passed over.
  public mutating func next() -> Row? {
    while position < bytes.count {
      let start = line
      let fields = record()
      if fields.count > 1 || !(fields.first ?? "").isEmpty { return Row(line: start, fields: fields) }
    }
    return nil
  }

  private mutating func record() -> [String] {
    var fields: [String] = []
    while true {
      fields.append(position < bytes.count && bytes[position] == Self.quote ? quotedField() : plainField())
      guard position < bytes.count else { return fields }
      let end = bytes[position]
      position += 1
      if end == Self.comma { continue }
      if end == Self.carriageReturn && position < bytes.count && bytes[position] == Self.lineFeed { position += 1 }
      line += 1
      return fields
    }
  }

  private mutating func plainField() -> String {
    let start = position
    while position < bytes.count && !Self.isEnd(bytes[position]) { position += 1 }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func quotedField() -> String {
    var field: [UInt8] = []
    position += 1
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte == Self.lineFeed { line += 1 }
      guard byte == Self.quote else {
        field.append(byte)
        continue
      }
      guard position < bytes.count && bytes[position] == Self.quote else { break }
      field.append(Self.quote)
      position += 1
    }
    // Anything between the closing quote and the comma belongs to nobody.
    while position < bytes.count && !Self.isEnd(bytes[position]) { position += 1 }
    return String(decoding: field, as: UTF8.self)
  }

  private static let quote = UInt8(ascii: "\"")
  private static let comma = UInt8(ascii: ",")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  private static func isEnd(_ byte: UInt8) -> Bool { byte == comma || byte == lineFeed || byte == carriageReturn }
}
