import DecimalArithmetic

/// A length of time of years and months; at most 10¹⁵ months.
///
/// FEEL's years and months duration (DMN 1.5 §10.3.2.3.8).
public struct MonthsDuration: Sendable, Hashable {
  /// All of it in months: FEEL's `value(d)`.
  public let months: Int

  private static let limit = 1_000_000_000_000_000

  /// Nil beyond the limit.
  public init?(months: Int) {
    guard months.magnitude <= MonthsDuration.limit.magnitude else { return nil }
    self.months = months
  }

  private init(trusted months: Int) { self.months = months }

  /// Reads `P1Y2M`, with a minus sign before it too.
  public init?(feel text: String) {
    var text = text
    guard let duration = text.withUTF8({ MonthsDuration(bytes: $0) }) else { return nil }
    self = duration
  }

  init?(bytes: UnsafeBufferPointer<UInt8>) {
    var reader = DurationReader(bytes)
    guard let months = reader.months(), let duration = MonthsDuration(months: months) else { return nil }
    self = duration
  }

  /// Whole months from one day to the other; negative where the second is earlier (DMN 1.5 §10.3.4.2).
  public static func between(_ from: LocalDate, _ to: LocalDate) -> MonthsDuration {
    var months = (to.year - from.year) * 12 + to.month - from.month
    if months > 0, to.day < from.day { months -= 1 }
    if months < 0, to.day > from.day { months += 1 }
    return MonthsDuration(trusted: months)
  }

  public static let zero = MonthsDuration(trusted: 0)
}

extension MonthsDuration {
  /// Whole years; negative in a negative duration.
  public var years: Int { months / 12 }
  /// Months beyond the whole years.
  public var monthsOfYear: Int { months % 12 }

  public var negated: MonthsDuration { MonthsDuration(trusted: -months) }
  public var magnitude: MonthsDuration { MonthsDuration(trusted: abs(months)) }

  public static func + (a: MonthsDuration, b: MonthsDuration) -> MonthsDuration? {
    MonthsDuration(months: a.months + b.months)
  }

  public static func - (a: MonthsDuration, b: MonthsDuration) -> MonthsDuration? {
    MonthsDuration(months: a.months - b.months)
  }

  /// Parts of months are dropped; nil beyond the limit.
  public func multiplied(by factor: Decimal128) -> MonthsDuration? {
    MonthsDuration(truncating: Decimal128(months) * factor)
  }

  /// Parts of months are dropped; nil where the divisor is zero or the result beyond the limit.
  public func divided(by divisor: Decimal128) -> MonthsDuration? {
    MonthsDuration(truncating: Decimal128(months).divided(by: divisor))
  }

  /// How often the other fits into it; nil where that is zero.
  public func divided(by other: MonthsDuration) -> Decimal128? {
    Decimal128(months).divided(by: Decimal128(other.months))
  }

  private init?(truncating number: Decimal128?) {
    guard let whole = number?.rounded(scale: 0, .down)?.int else { return nil }
    self.init(months: whole)
  }
}

extension MonthsDuration: Comparable {
  public static func < (a: MonthsDuration, b: MonthsDuration) -> Bool { a.months < b.months }
}

extension MonthsDuration: CustomStringConvertible {
  /// `P1Y2M`; of no length `P0M`.
  public var description: String {
    if months == 0 { return "P0M" }
    let size = magnitude
    return (months < 0 ? "-P" : "P") + (size.years == 0 ? "" : "\(size.years)Y")
      + (size.monthsOfYear == 0 ? "" : "\(size.monthsOfYear)M")
  }
}
