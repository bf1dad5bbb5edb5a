import DecimalArithmetic

/// A day and a time on the clock, and where that clock is as far as it is told.
///
/// FEEL's date and time (DMN 1.5 §10.3.2.3.6). `==` compares what is written, as FEEL's `is` does; for FEEL's `=` and
/// `<` see ``order(_:)``.
public struct DateTime: Sendable, Hashable {
  public let date: LocalDate
  public let time: TimeOfDay

  public init(_ date: LocalDate, _ time: TimeOfDay) {
    self.date = date
    self.time = time
  }

  /// Reads `2026-04-01T10:20:30`, with the designators of ``TimeOfDay``, and `2026-04-01` as midnight of that day.
  public init?(feel text: String) {
    var text = text
    guard let read = text.withUTF8({ DateTime(bytes: $0) }) else { return nil }
    self = read
  }

  init?(bytes: UnsafeBufferPointer<UInt8>) {
    var reader = TemporalReader(bytes)
    guard let date = reader.date() else { return nil }
    if reader.isAtEnd {
      self.init(date, .midnight)
      return
    }
    guard reader.skip("T"), let read = reader.timeOfDay(), let zone = reader.zone(), reader.isAtEnd,
      let day = read.isEndOfDay ? date.adding(days: 1) : date
    else { return nil }
    self.init(day, TimeOfDay(trusted: read.nanoseconds, zone))
  }

  /// The moment so many nanoseconds after 1970-01-01T00:00:00Z, as the clock with that designator shows it; a clock of
  /// nowhere shows UTC. Nil outside the years.
  public init?(instant: Int128, zone: ZoneDesignator) {
    let seconds = floorDivide(instant, 1_000_000_000)
    guard let second = Int(exactly: seconds) else { return nil }
    let offset: Int
    switch zone {
    case .unknown: offset = 0
    case .offset(let seconds): offset = seconds
    case .zone(let zone):
      guard abs(second) < DateTime.farthest else { return nil }
      offset = zone.offset(at: second)
    }
    self.init(localNanoseconds: instant + Int128(offset) * 1_000_000_000, zone: zone)
  }

  init?(localNanoseconds: Int128, zone: ZoneDesignator) {
    let perDay = Int128(TimeOfDay.nanosecondsPerDay)
    let days = floorDivide(localNanoseconds, perDay)
    guard let number = Int(exactly: days), let date = LocalDate(dayNumber: number) else { return nil }
    self.init(date, TimeOfDay(trusted: Int(truncatingIfNeeded: localNanoseconds - days * perDay), zone))
  }

  /// Seconds beyond which there are no years.
  private static let farthest = 40_000_000_000_000_000
}

extension DateTime {
  public var year: Int { date.year }
  public var month: Int { date.month }
  public var day: Int { date.day }
  public var weekday: Int { date.weekday }
  public var hour: Int { time.hour }
  public var minute: Int { time.minute }
  public var second: Int { time.second }
  public var nanosecond: Int { time.nanosecond }
  public var zone: ZoneDesignator { time.zone }
  public var zoneName: String? { time.zoneName }

  /// Seconds ahead of UTC on that day; nil where nothing is told.
  public var offsetSeconds: Int? {
    switch time.zone {
    case .unknown: nil
    case .offset(let seconds): seconds
    case .zone(let zone): zone.offset(atLocal: localSeconds)
    }
  }

  private var localSeconds: Int { date.dayNumber * 86_400 + time.nanoseconds / 1_000_000_000 }

  /// Nanoseconds since midnight of 1970-01-01 on the same clock.
  public var localNanoseconds: Int128 {
    Int128(date.dayNumber) * Int128(TimeOfDay.nanosecondsPerDay) + Int128(time.nanoseconds)
  }

  /// Nanoseconds since 1970-01-01T00:00:00Z; nil for a local one, which is compared with other local ones only.
  public var instant: Int128? {
    offsetSeconds.map { localNanoseconds - Int128($0) * 1_000_000_000 }
  }

  /// Negative, zero or positive; nil where only one of them tells where it is.
  public func order(_ other: DateTime) -> Int? {
    since(other).map { Int($0.nanoseconds.signum()) }
  }

  /// How much later it is than the other; nil where only one of them tells where it is.
  public func since(_ other: DateTime) -> DaysDuration? {
    if zone == .unknown, other.zone == .unknown {
      return DaysDuration(nanoseconds: localNanoseconds - other.localNanoseconds)
    }
    guard let mine = instant, let theirs = other.instant else { return nil }
    return DaysDuration(nanoseconds: mine - theirs)
  }

  /// So much time later, on the clock of the same place. Nil outside the years.
  public func adding(_ duration: DaysDuration) -> DateTime? {
    if case .zone = zone, let instant {
      return DateTime(instant: instant + duration.nanoseconds, zone: zone)
    }
    return DateTime(localNanoseconds: localNanoseconds + duration.nanoseconds, zone: zone)
  }

  /// The same time on the same day of another month, or on its last day. Nil outside the years.
  public func adding(_ duration: MonthsDuration) -> DateTime? {
    date.adding(duration).map { DateTime($0, time) }
  }
}

extension DateTime: CustomStringConvertible {
  /// `2026-04-01T10:20:30+09:00`
  public var description: String { "\(date)T\(time)" }
}
