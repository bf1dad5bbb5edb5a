import Foundation

/// A name for a row that the compiler will not let you confuse with another kind of row.
///
/// New ones are UUIDv7 (RFC 9562 §5.7): they sort by the moment they were made, so indexes grow at the end.
public struct ID<Subject>: Hashable, Sendable, Codable, CustomStringConvertible {
  public let rawValue: UUID

  public init(_ rawValue: UUID) { self.rawValue = rawValue }

  /// - Returns: `nil` when `text` is not a UUID.
  public init?(_ text: some StringProtocol) {
    guard let value = UUID(uuidString: String(text)) else { return nil }
    rawValue = value
  }

  /// Lower-case, with hyphens: the form stored in every table and shown in every address.
  ///
  /// Written here, because every row and every address needs it: `UUID.uuidString` goes through the C library's
  /// `snprintf`.
  public var description: String {
    withUnsafeBytes(of: rawValue.uuid) { bytes in
      String(unsafeUninitializedCapacity: 36) { text in
        var place = 0
        for (number, byte) in bytes.enumerated() {
          if number == 4 || number == 6 || number == 8 || number == 10 {
            text[place] = UInt8(ascii: "-")
            place += 1
          }
          text[place] = (byte >> 4).hexDigit
          text[place + 1] = (byte & 15).hexDigit
          place += 2
        }
        return place
      }
    }
  }

  public init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let value = UUID(uuidString: text) else {
      throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "not a UUID"))
    }
    rawValue = value
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
