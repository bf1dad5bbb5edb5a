/// Which published text of a procedure: the SHA-256 of its canonical form, 64 lower-case hexadecimal digits.
public struct ProcedureVersionID: Hashable, Sendable, Codable, CustomStringConvertible {
  public let hex: String

  /// - Returns: `nil` when `hex` is not 64 lower-case hexadecimal digits.
  public init?(_ hex: String) {
    guard hex.utf8.count == 64,
      hex.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
    else { return nil }
    self.hex = hex
  }

  public var description: String { hex }

  public init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let id = ProcedureVersionID(text) else {
      throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "not a version"))
    }
    self = id
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(hex)
  }
}
