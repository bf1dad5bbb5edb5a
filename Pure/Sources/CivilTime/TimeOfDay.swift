import DecimalArithmetic

/// A time on the clock with nanoseconds, and where that clock is as far as it is told.
///
/// FEEL's time (DMN 1.5 §10.3.2.3.4). `==` compares what is written, as FEEL's `is` does; for FEEL's `=` and `<` see
/// ``universal``.
public struct TimeOfDay: Sendable, Hashable {
  /// Since midnight, below 86,400,000,000,000.
  public let nanoseconds: Int
  public let zone: ZoneDesignator

  public static let nanosecondsPerDay = 86_400_000_000_000

  /// Nil where a day does not have so many nanoseconds.
  public init?(nanoseconds: Int, zone: ZoneDesignator = .unknown) {
    guard nanoseconds >= 0, nanoseconds < TimeOfDay.nanosecondsPerDay else { return nil }
    self.init(trusted: nanoseconds, zone)
  }

  init(trusted nanoseconds: Int, _ zone: ZoneDesignator) {
    self.nanoseconds = nanoseconds
    self.zone = zone
  }

  /// Nil where there is no such time.
  public init?(hour: Int, minute: Int, second: Int, nanosecond: Int = 0, zone: ZoneDesignator = .unknown) {
    guard 0...23 ~= hour, 0...59 ~= minute, 0...59 ~= second, 0...999_999_999 ~= nanosecond else { return nil }
    self.init(trusted: ((hour * 60 + minute) * 60 + second) * 1_000_000_000 + nanosecond, zone)
  }

  /// The time of FEEL's `time(hour, minute, second, offset)`: digits of the second beyond nanoseconds are dropped. Nil
  /// where there is no such time or the offset is greater than fourteen hours or not in whole seconds.
  public init?(hour: Int, minute: Int, second: Decimal128, offset: DaysDuration?) {
    guard let whole = second.rounded(scale: 0, .floor), let seconds = whole.int,
      let fraction = second - whole,
      let billionth = Decimal128(1, exponent: -9),
      let nanosecond = fraction.divided(by: billionth)?.rounded(scale: 0, .down)?.int
    else { return nil }
    var zone = ZoneDesignator.unknown
    if let offset {
      guard let seconds = offset.wholeSeconds, let known = ZoneDesignator(offsetSeconds: seconds) else { return nil }
      zone = known
    }
    self.init(hour: hour, minute: minute, second: seconds, nanosecond: nanosecond, zone: zone)
  }

  /// Reads `10:20:30`, `10:20:30.5Z`, `10:20:30+09:00`, `10:20:30@Asia/Tokyo`.
  public init?(feel text: String) {
    var text = text
    guard let time = text.withUTF8({ TimeOfDay(bytes: $0) }) else { return nil }
    self = time
  }

  init?(bytes: UnsafeBufferPointer<UInt8>) {
    var reader = TemporalReader(bytes)
    guard let read = reader.timeOfDay(), let zone = reader.zone(), reader.isAtEnd else { return nil }
    self.init(trusted: read.nanoseconds, zone)
  }
}

extension TimeOfDay {
  public var hour: Int { nanoseconds / 3_600_000_000_000 }
  public var minute: Int { nanoseconds / 60_000_000_000 % 60 }
  /// Whole seconds of the minute.
  public var second: Int { nanoseconds / 1_000_000_000 % 60 }
  /// What follows the whole second.
  public var nanosecond: Int { nanoseconds % 1_000_000_000 }

  /// Seconds of the minute with their fraction.
  public var exactSecond: Decimal128 {
    Decimal128(Int128(nanoseconds % 60_000_000_000), exponent: -9) ?? .zero
  }

  /// `Asia/Tokyo`; nil where no zone is told.
  public var zoneName: String? { zone.zoneName }

  /// Seconds ahead of UTC; of a zone without daylight saving, because there is no date. Nil where nothing is told.
  public var offsetSeconds: Int? {
    switch zone {
    case .unknown: nil
    case .offset(let seconds): seconds
    case .zone(let zone): zone.standardOffset
    }
  }

  /// Nanoseconds since midnight in UTC, negative or more than a day where the offset carries it there. Nil for a local
  /// time: such a one is compared with other local times only, by ``nanoseconds``.
  public var universal: Int? { offsetSeconds.map { nanoseconds - $0 * 1_000_000_000 } }

  /// Goes round at midnight.
  public func adding(_ duration: DaysDuration) -> TimeOfDay {
    let day = Int128(TimeOfDay.nanosecondsPerDay)
    let sum = Int128(nanoseconds) + duration.nanoseconds % day + day
    return TimeOfDay(trusted: Int(truncatingIfNeeded: sum % day), zone)
  }

  /// How much later it is than the other; nil where only one of them tells where it is.
  public func since(_ other: TimeOfDay) -> DaysDuration? {
    if let mine = universal, let theirs = other.universal { return DaysDuration(nanoseconds: Int128(mine - theirs)) }
    guard zone == .unknown, other.zone == .unknown else { return nil }
    return DaysDuration(nanoseconds: Int128(nanoseconds - other.nanoseconds))
  }

  /// Negative, zero or positive; nil where only one of them tells where it is.
  public func order(_ other: TimeOfDay) -> Int? {
    if let mine = universal, let theirs = other.universal { return (mine - theirs).signum() }
    guard zone == .unknown, other.zone == .unknown else { return nil }
    return (nanoseconds - other.nanoseconds).signum()
  }

  /// The same time on the clock with another designator.
  public func with(_ zone: ZoneDesignator) -> TimeOfDay { TimeOfDay(trusted: nanoseconds, zone) }

  public static let midnight = TimeOfDay(trusted: 0, .unknown)
  /// 00:00:00Z, as which a date counts where a time is wanted.
  public static let universalMidnight = TimeOfDay(trusted: 0, .offset(seconds: 0))
}

extension TimeOfDay: CustomStringConvertible {
  /// `10:20:30.5+09:00`
  public var description: String {
    var text = twoDigits(hour) + ":" + twoDigits(minute) + ":" + twoDigits(second)
    if nanosecond != 0 { text += "." + fractionDigits(nanosecond) }
    return text + zone.description
  }
}

/// Nine digits without the zeros at the end.
func fractionDigits(_ nanosecond: Int) -> String {
  var digits = Array(String(1_000_000_000 + nanosecond).utf8.dropFirst())
  while digits.last == UInt8(ascii: "0") { digits.removeLast() }
  return String(decoding: digits, as: UTF8.self)
}
