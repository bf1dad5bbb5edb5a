import CivilTime
import DecimalArithmetic
import FEEL

/// A line on which the values of one kind lie. Values of different lines are neither equal nor in an order.
enum Axis: Int, Hashable, Comparable, CaseIterable {
  case boolean, number, text, date
  /// Times and moments that do not tell where they are meant, and those that do: FEEL does not compare the two.
  case localTime, universalTime, localMoment, universalMoment
  case days, months
  /// Lists, contexts, ranges, functions: only whether there is one is looked at.
  case other
  case null

  static func < (a: Axis, b: Axis) -> Bool { a.rawValue < b.rawValue }

  /// Where a value lies; nil for lists, contexts, ranges and functions.
  static func place(of value: Value) -> (axis: Axis, place: Place)? {
    switch value {
    case .null: (.null, .whole(0))
    case .boolean(let truth): (.boolean, .whole(truth ? 1 : 0))
    case .number(let number): (.number, .number(number))
    case .string(let text): (.text, .text(text))
    case .date(let date): (.date, .whole(Int128(date.dayNumber)))
    case .time(let time):
      time.universal.map { (.universalTime, .whole(Int128($0))) } ?? (.localTime, .whole(Int128(time.nanoseconds)))
    case .dateTime(let moment):
      moment.instant.map { (.universalMoment, .whole($0)) } ?? (.localMoment, .whole(moment.localNanoseconds))
    case .daysDuration(let duration): (.days, .whole(duration.nanoseconds))
    case .monthsDuration(let duration): (.months, .whole(Int128(duration.months)))
    case .list, .context, .range, .function: nil
    }
  }

  /// Where the truth of a comparison with the value may change.
  ///
  /// Two times are equal where they are in the same second, but before or after each other to the nanosecond.
  static func turningPlaces(of value: Value) -> (axis: Axis, places: [Place])? {
    guard let (axis, place) = place(of: value) else { return nil }
    guard axis.isClock, case .whole(let nanoseconds) = place else { return (axis, [place]) }
    let second = floorDivided(nanoseconds, 1_000_000_000) * 1_000_000_000
    return (axis, [.whole(second), place, .whole(second + 999_999_999)])
  }

  private var isClock: Bool {
    switch self {
    case .localTime, .universalTime, .localMoment, .universalMoment: true
    default: false
    }
  }

  /// The value at a place; nil where there is none.
  func value(at place: Place) -> Value? {
    switch (self, place) {
    case (.null, _): .null
    case (.boolean, .whole(let truth)): .boolean(truth == 1)
    case (.number, .number(let number)): .number(number)
    case (.text, .text(let text)): .string(text)
    case (.date, .whole(let day)): Int(exactly: day).flatMap { LocalDate(dayNumber: $0) }.map { .date($0) }
    case (.localTime, .whole(let time)):
      Int(exactly: time).flatMap { TimeOfDay(nanoseconds: $0) }.map { .time($0) }
    case (.universalTime, .whole(let time)): Axis.universalTime(time).map { .time($0) }
    case (.localMoment, .whole(let moment)): Axis.localMoment(moment).map { .dateTime($0) }
    case (.universalMoment, .whole(let moment)):
      DateTime(instant: moment, zone: .offset(seconds: 9 * 3_600)).map { .dateTime($0) }
    case (.days, .whole(let duration)): DaysDuration(nanoseconds: duration).map { .daysDuration($0) }
    case (.months, .whole(let duration)):
      Int(exactly: duration).flatMap { MonthsDuration(months: $0) }.map { .monthsDuration($0) }
    default: nil
    }
  }

  /// Times far from Greenwich begin before and end after the day of UTC.
  private static func universalTime(_ nanoseconds: Int128) -> TimeOfDay? {
    let day = Int128(TimeOfDay.nanosecondsPerDay)
    let hours = nanoseconds < 0 ? 14 : nanoseconds < day ? 0 : -14
    return Int(exactly: nanoseconds + Int128(hours) * 3_600_000_000_000).flatMap {
      TimeOfDay(nanoseconds: $0, zone: .offset(seconds: hours * 3_600))
    }
  }

  private static func localMoment(_ nanoseconds: Int128) -> DateTime? {
    let day = Int128(TimeOfDay.nanosecondsPerDay)
    let number = floorDivided(nanoseconds, day)
    guard let date = Int(exactly: number).flatMap({ LocalDate(dayNumber: $0) }),
      let time = TimeOfDay(nanoseconds: Int(nanoseconds - number * day))
    else { return nil }
    return DateTime(date, time)
  }

  private static func floorDivided(_ a: Int128, _ b: Int128) -> Int128 {
    let quotient = a / b
    return a % b < 0 ? quotient - 1 : quotient
  }
}

/// A point of an ``Axis``. Texts are in the order of their code points, as FEEL compares them.
enum Place: Hashable, Comparable {
  case number(Decimal128)
  case whole(Int128)
  case text(String)

  static func == (a: Place, b: Place) -> Bool {
    switch (a, b) {
    case (.number(let x), .number(let y)): x == y
    case (.whole(let x), .whole(let y)): x == y
    case (.text(let x), .text(let y)): x.utf8.elementsEqual(y.utf8)
    default: false
    }
  }

  static func < (a: Place, b: Place) -> Bool {
    switch (a, b) {
    case (.number(let x), .number(let y)): x < y
    case (.whole(let x), .whole(let y)): x < y
    case (.text(let x), .text(let y)): x.utf8.lexicographicallyPrecedes(y.utf8)
    default: false
    }
  }

  func hash(into hasher: inout Hasher) {
    switch self {
    case .number(let number): hasher.combine(number)
    case .whole(let number): hasher.combine(number)
    case .text(let text): for byte in text.utf8 { hasher.combine(byte) }
    }
  }
}
