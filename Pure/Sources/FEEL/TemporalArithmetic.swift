import CivilTime
import DecimalArithmetic

/// Operators on dates, times and durations (DMN 1.5 §10.3.2.12, tables 56–60). Nil where an operator has no meaning or
/// the result is out of range.
enum TemporalArithmetic {
  static func sum(_ a: Value, _ b: Value) -> Value? {
    switch (a, b) {
    case (.daysDuration(let x), .daysDuration(let y)): (x + y).map { .daysDuration($0) }
    case (.monthsDuration(let x), .monthsDuration(let y)): (x + y).map { .monthsDuration($0) }
    case (_, .daysDuration(let duration)): later(a, duration)
    case (_, .monthsDuration(let duration)): later(a, duration)
    case (.daysDuration(let duration), _): later(b, duration)
    case (.monthsDuration(let duration), _): later(b, duration)
    default: nil
    }
  }

  static func difference(_ a: Value, _ b: Value) -> Value? {
    switch (a, b) {
    case (.daysDuration(let x), .daysDuration(let y)): (x - y).map { .daysDuration($0) }
    case (.monthsDuration(let x), .monthsDuration(let y)): (x - y).map { .monthsDuration($0) }
    case (_, .daysDuration(let duration)): later(a, duration.negated)
    case (_, .monthsDuration(let duration)): later(a, duration.negated)
    case (.time(let x), .time(let y)): x.since(y).map { .daysDuration($0) }
    default: between(a, b)
    }
  }

  /// Of two days or moments; a day beside a moment is its midnight in UTC.
  private static func between(_ a: Value, _ b: Value) -> Value? {
    guard let x = moment(a), let y = moment(b) else { return nil }
    return x.since(y).map { .daysDuration($0) }
  }

  private static func moment(_ value: Value) -> DateTime? {
    switch value {
    case .date(let date): TemporalConversion.midnight(date)
    case .dateTime(let dateTime): dateTime
    default: nil
    }
  }

  private static func later(_ value: Value, _ duration: DaysDuration) -> Value? {
    switch value {
    case .date(let date): date.adding(duration).map { .date($0) }
    case .time(let time): .time(time.adding(duration))
    case .dateTime(let dateTime): dateTime.adding(duration).map { .dateTime($0) }
    default: nil
    }
  }

  private static func later(_ value: Value, _ duration: MonthsDuration) -> Value? {
    switch value {
    case .date(let date): date.adding(duration).map { .date($0) }
    case .dateTime(let dateTime): dateTime.adding(duration).map { .dateTime($0) }
    default: nil
    }
  }

  static func product(_ a: Value, _ b: Value) -> Value? {
    switch (a, b) {
    case (.number(let factor), .daysDuration(let duration)), (.daysDuration(let duration), .number(let factor)):
      duration.multiplied(by: factor).map { .daysDuration($0) }
    case (.number(let factor), .monthsDuration(let duration)), (.monthsDuration(let duration), .number(let factor)):
      duration.multiplied(by: factor).map { .monthsDuration($0) }
    default: nil
    }
  }

  static func quotient(_ a: Value, _ b: Value) -> Value? {
    switch (a, b) {
    case (.daysDuration(let duration), .number(let divisor)):
      duration.divided(by: divisor).map { .daysDuration($0) }
    case (.monthsDuration(let duration), .number(let divisor)):
      duration.divided(by: divisor).map { .monthsDuration($0) }
    case (.daysDuration(let x), .daysDuration(let y)): x.divided(by: y).map { .number($0) }
    case (.monthsDuration(let x), .monthsDuration(let y)): x.divided(by: y).map { .number($0) }
    default: nil
    }
  }

  static func negated(_ value: Value) -> Value? {
    switch value {
    case .daysDuration(let duration): .daysDuration(duration.negated)
    case .monthsDuration(let duration): .monthsDuration(duration.negated)
    default: nil
    }
  }

  static func magnitude(_ value: Value) -> Value? {
    switch value {
    case .daysDuration(let duration): .daysDuration(duration.magnitude)
    case .monthsDuration(let duration): .monthsDuration(duration.magnitude)
    default: nil
    }
  }
}

/// Conversions that happen by themselves (DMN 1.5 §10.3.2.9.4).
enum TemporalConversion {
  /// A date where a date and time is wanted.
  static func midnight(_ date: LocalDate) -> DateTime { DateTime(date, .universalMidnight) }
}
