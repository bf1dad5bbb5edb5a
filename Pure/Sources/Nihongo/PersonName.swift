/// A person's name as written, every Unicode scalar kept: no normalising, no change of variant or width.
public struct PersonName: PersonalValue, Hashable, Codable {
  public let family: String
  /// Empty for a person whose name has one part.
  public let given: String

  /// - Returns: `nil` when there is no visible character in `family`, when a part is longer than 100 scalars, or when
  ///   one holds a control character such as a line break.
  public init?(family: String, given: String) {
    guard Self.isWritable(family), Self.isWritable(given),
      family.unicodeScalars.contains(where: { !$0.properties.isWhitespace })
    else { return nil }
    self.family = family
    self.given = given
  }

  /// Family and given name with a full-width space between: the deliberate act of reading the name.
  public var full: String { given.isEmpty ? family : family + "\u{3000}" + given }

  public static func == (left: PersonName, right: PersonName) -> Bool {
    SameScalars(left.family) == SameScalars(right.family) && SameScalars(left.given) == SameScalars(right.given)
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(SameScalars(family))
    hasher.combine(SameScalars(given))
  }

  private enum CodingKeys: CodingKey { case family, given }

  public init(from decoder: any Decoder) throws {
    let parts = try decoder.container(keyedBy: CodingKeys.self)
    let family = try parts.decode(String.self, forKey: .family)
    guard let name = PersonName(family: family, given: try parts.decode(String.self, forKey: .given)) else {
      throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "not a name"))
    }
    self = name
  }

  private static func isWritable(_ part: String) -> Bool {
    part.utf8.count <= 400 && part.unicodeScalars.count <= 100
      && !part.unicodeScalars.contains { $0.properties.generalCategory == .control }
  }
}
