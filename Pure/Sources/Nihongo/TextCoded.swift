/// A value stored and sent as the one text that makes it again.
///
/// Decoding goes through the same door as typing, so a value that cannot exist cannot be decoded.
protocol TextCoded: Codable {
  init?(_ typed: String)
  var codedText: String { get }
}

extension TextCoded {
  public init(from decoder: any Decoder) throws {
    guard let value = Self(try decoder.singleValueContainer().decode(String.self)) else {
      // The text itself is left out: it may be personal.
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "not a \(Self.self)"))
    }
    self = value
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(codedText)
  }
}
