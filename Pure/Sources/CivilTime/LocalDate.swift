/// A day of the proleptic Gregorian calendar, year −999,999,999 to 999,999,999. Year zero exists, as in ISO 8601.
///
/// FEEL's date (DMN 1.5 §10.3.2.3.5).
public struct LocalDate: Sendable, Hashable {
  private let packedYear: Int32
  private let packedMonth: UInt8
  private let packedDay: UInt8

  public static let years = -999_999_999...999_999_999

  /// Nil where there is no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard LocalDate.years.contains(year), 1...12 ~= month, day >= 1,
      day <= LocalDate.daysInMonth(month, year: year)
    else { return nil }
    self.init(trusted: year, month, day)
  }

  private init(trusted year: Int, _ month: Int, _ day: Int) {
    packedYear = Int32(truncatingIfNeeded: year)
    packedMonth = UInt8(truncatingIfNeeded: month)
    packedDay = UInt8(truncatingIfNeeded: day)
  }

  /// The day so many days after 1970-01-01; nil outside the years.
  public init?(dayNumber: Int) {
    // Days are counted from 1 March of a year divisible by 400, so that leap days come last.
    guard abs(dayNumber / 366) < 1_100_000_000 else { return nil }
    let shifted = dayNumber + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    guard LocalDate.years.contains(year) else { return nil }
    self.init(trusted: year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  /// Reads `2026-04-01`, `-0044-03-15`, `12026-01-01`.
  public init?(feel text: String) {
    var text = text
    guard let date = text.withUTF8({ LocalDate(bytes: $0) }) else { return nil }
    self = date
  }

  init?(bytes: UnsafeBufferPointer<UInt8>) {
    var reader = TemporalReader(bytes)
    guard let date = reader.date(), reader.isAtEnd else { return nil }
    self = date
  }
}

extension LocalDate {
  public var year: Int { Int(packedYear) }
  public var month: Int { Int(packedMonth) }
  public var day: Int { Int(packedDay) }

  /// Days since 1970-01-01.
  public var dayNumber: Int {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// 1 for Monday to 7 for Sunday.
  public var weekday: Int {
    let rest = (dayNumber + 3) % 7
    return (rest < 0 ? rest + 7 : rest) + 1
  }

  /// 1 for 1 January.
  public var dayOfYear: Int {
    let before = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334][month - 1]
    return before + day + (month > 2 && LocalDate.isLeap(year) ? 1 : 0)
  }

  /// The week by ISO 8601: weeks start on Monday, the first has the year's first Thursday.
  public var weekOfYear: Int {
    let week = (dayOfYear - weekday + 10) / 7
    if week < 1 { return LocalDate.weeks(inYear: year - 1) }
    return week > LocalDate.weeks(inYear: year) ? 1 : week
  }

  /// `Monday` to `Sunday`, as FEEL names them (DMN 1.5 §10.3.4.8).
  public var weekdayName: String {
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"][weekday - 1]
  }

  /// `January` to `December`, as FEEL names them (DMN 1.5 §10.3.4.8).
  public var monthName: String {
    [
      "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
      "November", "December",
    ][month - 1]
  }

  /// 28 to 31.
  public var daysInMonth: Int { LocalDate.daysInMonth(month, year: year) }

  /// The last day of its month.
  public var lastDayOfMonth: LocalDate { LocalDate(trusted: year, month, daysInMonth) }

  public static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  /// The month must be 1 to 12.
  static func daysInMonth(_ month: Int, year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// 53 where the year starts or ends on a Thursday.
  private static func weeks(inYear year: Int) -> Int {
    func endsOn(_ year: Int) -> Int {
      let sum = year + floorDivide(year, 4) - floorDivide(year, 100) + floorDivide(year, 400)
      return sum - floorDivide(sum, 7) * 7
    }
    return endsOn(year) == 4 || endsOn(year - 1) == 3 ? 53 : 52
  }
}

extension LocalDate {
  /// Nil outside the years.
  public func adding(days: Int) -> LocalDate? {
    let (sum, overflow) = dayNumber.addingReportingOverflow(days)
    return overflow ? nil : LocalDate(dayNumber: sum)
  }

  /// The same day of another month, or the last day of it where it is shorter. Nil outside the years.
  public func adding(months: Int) -> LocalDate? {
    let (sum, overflow) = (year * 12 + month - 1).addingReportingOverflow(months)
    guard !overflow else { return nil }
    let year = floorDivide(sum, 12)
    guard LocalDate.years.contains(year) else { return nil }
    let month = sum - year * 12 + 1
    return LocalDate(trusted: year, month, min(day, LocalDate.daysInMonth(month, year: year)))
  }

  public func adding(_ duration: MonthsDuration) -> LocalDate? { adding(months: duration.months) }

  /// The day on which midnight plus the duration falls: an hour less is the day before (DMN 1.5 §10.3.2).
  public func adding(_ duration: DaysDuration) -> LocalDate? {
    Int(exactly: floorDivide(duration.nanoseconds, Int128(TimeOfDay.nanosecondsPerDay))).flatMap { adding(days: $0) }
  }
}

extension LocalDate: Comparable {
  public static func < (a: LocalDate, b: LocalDate) -> Bool {
    a.packedYear != b.packedYear
      ? a.packedYear < b.packedYear
      : (a.packedMonth, a.packedDay) < (b.packedMonth, b.packedDay)
  }
}

extension LocalDate: CustomStringConvertible {
  /// `2026-04-01`
  public var description: String {
    let digits = String(year.magnitude)
    let padding = String(repeating: "0", count: max(4 - digits.count, 0))
    return (year < 0 ? "-" : "") + padding + digits + "-" + twoDigits(month) + "-" + twoDigits(day)
  }
}

/// Rounds towards negative infinity; the divisor must be positive.
func floorDivide<Number: FixedWidthInteger & SignedInteger>(_ a: Number, _ b: Number) -> Number {
  let quotient = a / b
  return a % b < 0 ? quotient - 1 : quotient
}

func twoDigits(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
