/// A Japanese postal address as written, every Unicode scalar kept.
public struct Address: PersonalValue, Hashable, Codable {
  public let postalCode: PostalCode?
  /// 都道府県
  public let prefecture: String
  /// 市区町村
  public let city: String
  /// 町字
  public let town: String
  /// 番地以下
  public let street: String
  /// 方書: building and room, or whose household; empty when there is none.
  public let building: String

  public init(
    postalCode: PostalCode? = nil, prefecture: String, city: String, town: String, street: String,
    building: String = ""
  ) {
    self.postalCode = postalCode
    self.prefecture = prefecture
    self.city = city
    self.town = town
    self.street = street
    self.building = building
  }

  /// From prefecture to 番地, without postal code and building.
  public var place: String { prefecture + city + town + street }

  /// As on an envelope: 〒 and postal code, place, building; empty lines are left out.
  public var lines: [String] {
    [postalCode.map { "〒\($0)" } ?? "", place, building].filter { !$0.isEmpty }
  }

  /// The lines in one, with a full-width space between.
  public var oneLine: String { lines.joined(separator: "\u{3000}") }

  public static func == (left: Address, right: Address) -> Bool {
    left.postalCode == right.postalCode && left.written == right.written
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(postalCode)
    hasher.combine(written)
  }

  private var written: [SameScalars] { [prefecture, city, town, street, building].map(SameScalars.init) }
}
