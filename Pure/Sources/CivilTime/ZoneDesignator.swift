/// What a time says about where it is meant: nothing, a distance from UTC, or a time zone.
public enum ZoneDesignator: Sendable, Hashable {
  /// Local time of a place that is not told.
  case unknown
  /// So many seconds ahead of UTC, −50,400 to 50,400.
  case offset(seconds: Int)
  case zone(CivilZone)

  /// Nil beyond fourteen hours (DMN 1.5 §10.3.2.3.4, from XML Schema).
  public init?(offsetSeconds: Int) {
    guard abs(offsetSeconds) <= 14 * 3_600 else { return nil }
    self = .offset(seconds: offsetSeconds)
  }

  /// The zone's name; nil where there is none.
  public var zoneName: String? {
    if case .zone(let zone) = self { zone.name } else { nil }
  }
}

extension ZoneDesignator: CustomStringConvertible {
  /// Empty, `Z`, `+09:00`, `-02:45:55` or `@Asia/Tokyo`.
  public var description: String {
    switch self {
    case .unknown: return ""
    case .zone(let zone): return "@\(zone.name)"
    case .offset(let seconds):
      if seconds == 0 { return "Z" }
      let size = abs(seconds)
      let text = (seconds < 0 ? "-" : "+") + twoDigits(size / 3_600) + ":" + twoDigits(size / 60 % 60)
      return size % 60 == 0 ? text : text + ":" + twoDigits(size % 60)
    }
  }
}
