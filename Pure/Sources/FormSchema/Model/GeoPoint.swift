import Nihongo

/// A place in Japan as it was pointed at: in words, on the map, or both. It prints as `…`.
public struct GeoPoint: PersonalValue, Equatable {
  /// `nil` when nobody pointed at a map.
  public let position: Position?
  /// In the words of who typed it; empty when the map was enough.
  public let place: String

  public init(position: Position?, place: String) { (self.position, self.place) = (position, place) }

  /// A position in millionths of a degree, about ten centimetres.
  public struct Position: Sendable, Hashable {
    public let latitude: Int
    public let longitude: Int

    /// - Note: Source: 国土地理院「日本の東西南北端点の経度緯度」: 20°25′31″N to 45°33′26″N, 122°55′57″E to 153°59′12″E;
    ///   read 2026-11-21.
    /// - Returns: `nil` when it lies outside these bounds.
    public init?(latitude: Int, longitude: Int) {
      guard (20_425_278...45_557_223).contains(latitude), (122_932_500...153_986_667).contains(longitude) else {
        return nil
      }
      (self.latitude, self.longitude) = (latitude, longitude)
    }

    /// Reads `35.331586` and `１３９．３４９７`; digits beyond the sixth behind the point are left out.
    /// - Returns: millionths of a degree; `nil` when it is no such number.
    public static func degrees(_ typed: String) -> Int? {
      guard typed.utf8.count <= 100 else { return nil }
      let text = Width.half(typed).filter { !$0.isWhitespace }
      let parts = text.split(separator: ".", omittingEmptySubsequences: false)
      guard (1...2).contains(parts.count), (1...3).contains(parts[0].utf8.count),
        parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
      else { return nil }
      let fraction = parts.count == 2 ? String(parts[1].prefix(6)) : ""
      return Int(parts[0] + fraction + String(repeating: "0", count: 6 - fraction.utf8.count))
    }

    /// `35.331586`, always with six digits behind the point.
    public static func text(_ millionths: Int) -> String {
      "\(millionths / 1_000_000)." + String(String(1_000_000 + millionths % 1_000_000).dropFirst())
    }

    public var latitudeText: String { Self.text(latitude) }
    public var longitudeText: String { Self.text(longitude) }
  }

  public static func == (left: GeoPoint, right: GeoPoint) -> Bool {
    left.position == right.position && left.place.utf8.elementsEqual(right.place.utf8)
  }
}
