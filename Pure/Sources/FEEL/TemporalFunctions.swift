import CivilTime
import DecimalArithmetic

/// Dates, times and durations (DMN 1.5 §10.3.4.1, §10.3.4.8, §10.3.4.10).
enum TemporalFunctions {
  static let all: [BuiltIn] =
    [
      Declare.function(
        "date",
        [
          Declare.signature([("from", .any)], .date) { date(from: $0) },
          Declare.signature([("year", .number), ("month", .number), ("day", .number)], .date) { date(of: $0) },
        ]),
      Declare.function(
        "time",
        [
          Declare.signature([("from", .any)], .time) { time(from: $0) },
          Declare.signature(
            [("hour", .number), ("minute", .number), ("second", .number), ("offset?", .daysDuration)], .time
          ) { time(of: $0) },
        ]),
      Declare.function(
        "date and time",
        [
          Declare.signature([("from", .any)], .dateTime) { dateTime(from: $0) },
          Declare.signature([("date", .any), ("time", .time)], .dateTime) { dateTime(of: $0) },
        ]),
      Declare.function("duration", [("from", .any)], .any) { duration($0) },
      Declare.function("years and months duration", [("from", .any), ("to", .any)], .monthsDuration) {
        months($0)
      },
      Declare.function("now", [], .dateTime, pure: false) { arguments in
        guard let now = arguments.evaluation.environment.now else {
          return arguments.null(.outOfRange, expected: "a clock")
        }
        return .dateTime(now)
      },
      Declare.function("today", [], .date, pure: false) { arguments in
        guard let now = arguments.evaluation.environment.now else {
          return arguments.null(.outOfRange, expected: "a clock")
        }
        return .date(now.date)
      },
    ] + [
      ofDay("day of year", .number) { .number(Decimal128($0.dayOfYear)) },
      ofDay("day of week", .string) { .string($0.weekdayName) },
      ofDay("month of year", .string) { .string($0.monthName) },
      ofDay("week of year", .number) { .number(Decimal128($0.weekOfYear)) },
    ]

  private static func ofDay(
    _ name: String, _ result: FEELType, _ answer: @escaping @Sendable (LocalDate) -> Value
  ) -> BuiltIn {
    Declare.function(name, [("date", .date)], result) { arguments in
      guard let day = day(arguments.scalar(0)) else { return arguments.null(expected: "a date") }
      return answer(day)
    }
  }

  /// The day of a date or a date and time.
  private static func day(_ value: Value) -> LocalDate? {
    switch value {
    case .date(let date): date
    case .dateTime(let dateTime): dateTime.date
    default: nil
    }
  }

  private static func date(from arguments: Arguments) -> Value {
    let value = arguments.scalar(0)
    if let day = day(value) { return .date(day) }
    guard case .string(let text) = value, let date = LocalDate(feel: text) else {
      return arguments.null(expected: "a date as ISO 8601 writes it")
    }
    return .date(date)
  }

  private static func date(of arguments: Arguments) -> Value {
    guard let year = arguments.number(0)?.int, let month = arguments.number(1)?.int,
      let day = arguments.number(2)?.int, let date = LocalDate(year: year, month: month, day: day)
    else { return arguments.null(.outOfRange, expected: "a year, a month and a day") }
    return .date(date)
  }

  private static func time(from arguments: Arguments) -> Value {
    switch arguments.scalar(0) {
    case .time(let time): return .time(time)
    case .dateTime(let dateTime): return .time(dateTime.time)
    case .date: return .time(.universalMidnight)
    case .string(let text):
      if let time = TimeOfDay(feel: text) { return .time(time) }
    default: break
    }
    return arguments.null(expected: "a time as ISO 8601 writes it")
  }

  private static func time(of arguments: Arguments) -> Value {
    var offset: DaysDuration?
    if arguments.count > 3, !arguments[3].isNull {
      guard case .daysDuration(let given) = arguments.scalar(3) else {
        return arguments.null(expected: "a duration as offset")
      }
      offset = given
    }
    guard let hour = arguments.number(0)?.int, let minute = arguments.number(1)?.int,
      let second = arguments.number(2),
      let time = TimeOfDay(hour: hour, minute: minute, second: second, offset: offset)
    else { return arguments.null(.outOfRange, expected: "an hour, a minute and a second") }
    return .time(time)
  }

  private static func dateTime(from arguments: Arguments) -> Value {
    switch arguments.scalar(0) {
    case .dateTime(let dateTime): return .dateTime(dateTime)
    case .date(let date): return .dateTime(TemporalConversion.midnight(date))
    case .string(let text):
      if let dateTime = DateTime(feel: text) { return .dateTime(dateTime) }
    default: break
    }
    return arguments.null(expected: "a date and time as ISO 8601 writes it")
  }

  private static func dateTime(of arguments: Arguments) -> Value {
    guard let date = day(arguments.scalar(0)), case .time(let time) = arguments.scalar(1) else {
      return arguments.null(expected: "a date and a time")
    }
    return .dateTime(DateTime(date, time))
  }

  private static func duration(_ arguments: Arguments) -> Value {
    switch arguments.scalar(0) {
    case .daysDuration(let duration): return .daysDuration(duration)
    case .monthsDuration(let duration): return .monthsDuration(duration)
    case .string(let text):
      if let duration = TemporalLiteral.duration(text) { return duration }
    default: break
    }
    return arguments.null(expected: "a duration as ISO 8601 writes it")
  }

  private static func months(_ arguments: Arguments) -> Value {
    guard let from = day(arguments.scalar(0)), let to = day(arguments.scalar(1)) else {
      return arguments.null(expected: "two dates")
    }
    return .monthsDuration(MonthsDuration.between(from, to))
  }
}
