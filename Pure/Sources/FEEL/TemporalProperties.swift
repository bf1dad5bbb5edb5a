import CivilTime
import DecimalArithmetic

/// What follows a dot after a date, time or duration (DMN 1.5 §10.3.2.3, tables 45–50).
enum TemporalProperties {
  /// Nil where the value has no such property; null where it has, but not here.
  static func value(_ name: String, of value: Value) -> Value? {
    switch value {
    case .date(let date): property(name, date)
    case .time(let time): property(name, time, offset: time.offsetSeconds)
    case .dateTime(let dateTime):
      property(name, dateTime.date) ?? property(name, dateTime.time, offset: dateTime.offsetSeconds)
    case .daysDuration(let duration): property(name, duration)
    case .monthsDuration(let duration): property(name, duration)
    default: nil
    }
  }

  private static func number(_ value: Int) -> Value { .number(Decimal128(value)) }

  private static func property(_ name: String, _ date: LocalDate) -> Value? {
    switch name {
    case "year": number(date.year)
    case "month": number(date.month)
    case "day": number(date.day)
    case "weekday": number(date.weekday)
    default: nil
    }
  }

  private static func property(_ name: String, _ time: TimeOfDay, offset: Int?) -> Value? {
    switch name {
    case "hour": number(time.hour)
    case "minute": number(time.minute)
    case "second": time.nanosecond == 0 ? number(time.second) : .number(time.exactSecond)
    case "time offset": offset.map { .daysDuration(DaysDuration(seconds: $0)) } ?? .null
    case "timezone": time.zoneName.map { .string($0) } ?? .null
    default: nil
    }
  }

  private static func property(_ name: String, _ duration: DaysDuration) -> Value? {
    switch name {
    case "days": number(duration.days)
    case "hours": number(duration.hours)
    case "minutes": number(duration.minutes)
    case "seconds":
      duration.nanoseconds % 1_000_000_000 == 0 ? number(duration.seconds) : .number(duration.exactSeconds)
    default: nil
    }
  }

  private static func property(_ name: String, _ duration: MonthsDuration) -> Value? {
    switch name {
    case "years": number(duration.years)
    case "months": number(duration.monthsOfYear)
    default: nil
    }
  }
}
