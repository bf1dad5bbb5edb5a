import CivilTime

/// Equality and order of dates, times and durations (DMN 1.5 §10.3.2.13.2).
///
/// Times are equal where they are the same whole second: their value is made of hour, minute and second. The order of
/// two times is to the nanosecond. A time that does not tell where it is and one that does are not equal and have no order.
enum TemporalComparison {
  /// Nil where the two are of different kinds.
  static func isSame(_ a: Value, _ b: Value) -> Bool? {
    switch (a, b) {
    case (.date(let x), .date(let y)): x == y
    case (.time(let x), .time(let y)): x.wholeSeconds == y.wholeSeconds
    case (.dateTime(let x), .dateTime(let y)): x.wholeSeconds == y.wholeSeconds
    case (.daysDuration(let x), .daysDuration(let y)): x == y
    case (.monthsDuration(let x), .monthsDuration(let y)): x == y
    default: nil
    }
  }

  static func order(_ a: Value, _ b: Value) -> Int? {
    switch (a, b) {
    case (.date(let x), .date(let y)): x == y ? 0 : x < y ? -1 : 1
    case (.time(let x), .time(let y)): x.order(y)
    case (.dateTime(let x), .dateTime(let y)): x.order(y)
    case (.daysDuration(let x), .daysDuration(let y)): x == y ? 0 : x < y ? -1 : 1
    case (.monthsDuration(let x), .monthsDuration(let y)): x == y ? 0 : x < y ? -1 : 1
    default: nil
    }
  }

  /// For `is`: the same as written. Nil for values that are no times.
  static func isIdentical(_ a: Value, _ b: Value) -> Bool? {
    switch (a, b) {
    case (.time(let x), .time(let y)): x == y
    case (.dateTime(let x), .dateTime(let y)): x == y
    default: nil
    }
  }

  static func hash(_ value: Value, into hasher: inout Hasher) {
    switch value {
    case .date(let date): hasher.combine(date)
    case .time(let time): hasher.combine(time.wholeSeconds)
    case .dateTime(let dateTime): hasher.combine(dateTime.wholeSeconds)
    case .daysDuration(let duration): hasher.combine(duration)
    case .monthsDuration(let duration): hasher.combine(duration)
    default: break
    }
  }
}

/// Seconds on a clock, and whether it is a clock somewhere or one of UTC.
private struct WholeSeconds: Hashable {
  let isUniversal: Bool
  let seconds: Int128

  init(universal: Int128?, local: Int128) {
    isUniversal = universal != nil
    let nanoseconds = universal ?? local
    let quotient = nanoseconds / 1_000_000_000
    seconds = nanoseconds % 1_000_000_000 < 0 ? quotient - 1 : quotient
  }
}

extension TimeOfDay {
  fileprivate var wholeSeconds: WholeSeconds {
    WholeSeconds(universal: universal.map { Int128($0) }, local: Int128(nanoseconds))
  }
}

extension DateTime {
  fileprivate var wholeSeconds: WholeSeconds {
    WholeSeconds(universal: instant, local: localNanoseconds)
  }
}
