import DecimalArithmetic

/// A length of time of days, hours, minutes and seconds, to the nanosecond; at most 10³⁰ nanoseconds.
///
/// FEEL's days and time duration (DMN 1.5 §10.3.2.3.7).
public struct DaysDuration: Sendable, Hashable {
  public let nanoseconds: Int128

  private static let limit: Int128 = 1_000_000_000_000_000_000_000_000_000_000

  /// Nil beyond the limit.
  public init?(nanoseconds: Int128) {
    guard nanoseconds.magnitude <= DaysDuration.limit.magnitude else { return nil }
    self.nanoseconds = nanoseconds
  }

  public init(seconds: Int) { nanoseconds = Int128(seconds) * 1_000_000_000 }

  /// Reads `P1DT2H3M4.5S`, with a minus sign before it too. Digits beyond nanoseconds are dropped.
  public init?(feel text: String) {
    var text = text
    guard let duration = text.withUTF8({ DaysDuration(bytes: $0) }) else { return nil }
    self = duration
  }

  init?(bytes: UnsafeBufferPointer<UInt8>) {
    var reader = DurationReader(bytes)
    guard let total = reader.nanoseconds(), let duration = DaysDuration(nanoseconds: total) else { return nil }
    self = duration
  }

  public static let zero = DaysDuration(seconds: 0)
}

extension DaysDuration {
  /// Whole days; negative in a negative duration, as the other parts.
  public var days: Int { Int(truncatingIfNeeded: nanoseconds / Int128(TimeOfDay.nanosecondsPerDay)) }
  public var hours: Int { Int(truncatingIfNeeded: nanoseconds / 3_600_000_000_000 % 24) }
  public var minutes: Int { Int(truncatingIfNeeded: nanoseconds / 60_000_000_000 % 60) }
  /// Whole seconds of the minute.
  public var seconds: Int { Int(truncatingIfNeeded: nanoseconds / 1_000_000_000 % 60) }

  /// Seconds of the minute with their fraction.
  public var exactSeconds: Decimal128 { Decimal128(nanoseconds % 60_000_000_000, exponent: -9) ?? .zero }

  /// The whole duration in seconds: FEEL's `value(d)`.
  public var totalSeconds: Decimal128 { Decimal128(nanoseconds, exponent: -9) ?? .zero }

  /// All of it in seconds; nil where there is a fraction or more than `Int` holds.
  public var wholeSeconds: Int? {
    nanoseconds % 1_000_000_000 == 0 ? Int(exactly: nanoseconds / 1_000_000_000) : nil
  }

  public var negated: DaysDuration { DaysDuration(trusted: -nanoseconds) }
  public var magnitude: DaysDuration { nanoseconds < 0 ? negated : self }

  private init(trusted nanoseconds: Int128) { self.nanoseconds = nanoseconds }

  public static func + (a: DaysDuration, b: DaysDuration) -> DaysDuration? {
    DaysDuration(nanoseconds: a.nanoseconds + b.nanoseconds)
  }

  public static func - (a: DaysDuration, b: DaysDuration) -> DaysDuration? {
    DaysDuration(nanoseconds: a.nanoseconds - b.nanoseconds)
  }

  /// Rounded to the nanosecond; nil beyond the limit.
  public func multiplied(by factor: Decimal128) -> DaysDuration? {
    DaysDuration(rounding: inNanoseconds * factor)
  }

  /// Rounded to the nanosecond; nil where the divisor is zero or the result beyond the limit.
  public func divided(by divisor: Decimal128) -> DaysDuration? {
    DaysDuration(rounding: inNanoseconds.divided(by: divisor))
  }

  /// How often the other fits into it; nil where that is zero.
  public func divided(by other: DaysDuration) -> Decimal128? {
    inNanoseconds.divided(by: other.inNanoseconds)
  }

  private var inNanoseconds: Decimal128 { Decimal128(nanoseconds, exponent: 0) ?? .zero }

  private init?(rounding number: Decimal128?) {
    guard let whole = number?.rounded(scale: 0, .halfEven)?.int128 else { return nil }
    self.init(nanoseconds: whole)
  }
}

extension DaysDuration: Comparable {
  public static func < (a: DaysDuration, b: DaysDuration) -> Bool { a.nanoseconds < b.nanoseconds }
}

extension DaysDuration: CustomStringConvertible {
  /// `P1DT2H3M4.5S`; of no length `PT0S`.
  public var description: String {
    if nanoseconds == 0 { return "PT0S" }
    let size = magnitude
    var clock = ""
    if size.hours != 0 { clock += "\(size.hours)H" }
    if size.minutes != 0 { clock += "\(size.minutes)M" }
    let fraction = Int(truncatingIfNeeded: size.nanoseconds % 1_000_000_000)
    if size.seconds != 0 || fraction != 0 {
      clock += "\(size.seconds)" + (fraction == 0 ? "" : "." + fractionDigits(fraction)) + "S"
    }
    return (nanoseconds < 0 ? "-P" : "P") + (size.days == 0 ? "" : "\(size.days)D")
      + (clock.isEmpty ? "" : "T" + clock)
  }
}
