/// A moment, in whole milliseconds since 1970-01-01T00:00:00Z. Stored as such in every `_at` column.
public struct Instant: Hashable, Comparable, Sendable, Codable {
  public let milliseconds: Int

  public init(milliseconds: Int) { self.milliseconds = milliseconds }

  public static func < (left: Instant, right: Instant) -> Bool { left.milliseconds < right.milliseconds }

  /// The moment `seconds` later (earlier when negative).
  public func adding(seconds: Int) -> Instant { Instant(milliseconds: milliseconds + seconds * 1000) }

  /// Whole seconds from `earlier` to this moment, rounded toward zero; negative when `earlier` is later.
  public func seconds(since earlier: Instant) -> Int { (milliseconds - earlier.milliseconds) / 1000 }

  public init(from decoder: any Decoder) throws {
    milliseconds = try decoder.singleValueContainer().decode(Int.self)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(milliseconds)
  }
}

extension Instant {
  /// Japan Standard Time is UTC+9 all year since 1951, so a fixed offset is exact for anything this product records.
  static let japanOffset = 9 * 3600 * 1000

  private var japanMilliseconds: Int { milliseconds + Self.japanOffset }

  /// The calendar date in Japan at this moment.
  public var dateInJapan: CivilDate {
    CivilDate(daysSince1970: Int((Double(japanMilliseconds) / 86_400_000).rounded(.down)))
  }

  /// Hour and minute in Japan at this moment, as `09:05`.
  public var timeInJapan: String {
    let minutes = ((japanMilliseconds % 86_400_000 + 86_400_000) % 86_400_000) / 60_000
    return "\(twoDigits(minutes / 60)):\(twoDigits(minutes % 60))"
  }

  /// RFC 3339 in Japan's offset, as `2026-11-21T09:05:07+09:00`: for logs, exports and API replies.
  public var rfc3339: String {
    let second = ((japanMilliseconds % 60_000 + 60_000) % 60_000) / 1000
    return "\(dateInJapan)T\(timeInJapan):\(twoDigits(second))+09:00"
  }

  /// Midnight at the start of `date` in Japan.
  public init(startOf date: CivilDate) {
    milliseconds = date.daysSince1970 * 86_400_000 - Self.japanOffset
  }
}

func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
