import Kernel

/// The days an office is open: not on its weekly days off, not on holidays, not from 29 December to 3 January.
///
/// - Note: Source: 行政機関の休日に関する法律 art. 1, which the ordinances under 地方自治法 art. 4-2 follow.
public struct BusinessDays: Sendable, Equatable {
  public let holidays: Holidays
  /// 0 is Sunday, 6 is Saturday.
  public let closedWeekdays: Set<Int>
  public let isClosedAtYearEnd: Bool

  public init(holidays: Holidays, closedWeekdays: Set<Int> = [0, 6], isClosedAtYearEnd: Bool = true) {
    self.holidays = holidays
    self.closedWeekdays = closedWeekdays
    self.isClosedAtYearEnd = isClosedAtYearEnd
  }

  public func isOpen(_ date: CivilDate) -> Bool {
    !closedWeekdays.contains(date.weekday) && !holidays.contains(date)
      && !(isClosedAtYearEnd && Self.isYearEnd(date))
  }

  /// 29 December to 3 January, both included.
  public static func isYearEnd(_ date: CivilDate) -> Bool {
    (date.month == 12 && date.day >= 29) || (date.month == 1 && date.day <= 3)
  }

  /// `date` itself when it is open, or else the next open day: where a deadline that falls on a day off goes.
  /// - Returns: `nil` when there is none before the year 10000.
  public func onOrAfter(_ date: CivilDate) -> CivilDate? { step(from: date, by: 1, inclusive: true) }

  /// `date` itself when it is open, or else the last open day before it.
  /// - Returns: `nil` when there is none after the year 0.
  public func onOrBefore(_ date: CivilDate) -> CivilDate? { step(from: date, by: -1, inclusive: true) }

  /// The next open day after `date`.
  public func after(_ date: CivilDate) -> CivilDate? { step(from: date, by: 1, inclusive: false) }

  /// The `count`th open day after `date`, which is not counted itself (初日不算入); before it when negative.
  ///
  /// Zero gives ``onOrAfter(_:)``.
  /// - Returns: `nil` when the calendar ends before.
  /// - Complexity: O(`count`).
  public func adding(_ count: Int, to date: CivilDate) -> CivilDate? {
    if count == 0 { return onOrAfter(date) }
    let direction = count < 0 ? -1 : 1
    var day = date
    for _ in 0..<count.magnitude {
      guard let next = step(from: day, by: direction, inclusive: false) else { return nil }
      day = next
    }
    return day
  }

  /// How many open days there are after `start`, up to and with `end`; zero when `end` is not later.
  /// - Complexity: O(days between).
  public func count(after start: CivilDate, through end: CivilDate) -> Int {
    guard start < end else { return 0 }
    return (start.daysSince1970 + 1...end.daysSince1970).reduce(0) {
      $0 + (isOpen(CivilDate(daysSince1970: $1)) ? 1 : 0)
    }
  }

  private func step(from date: CivilDate, by direction: Int, inclusive: Bool) -> CivilDate? {
    var day = date.daysSince1970 + (inclusive ? 0 : direction)
    while Self.calendar.contains(day) {
      let candidate = CivilDate(daysSince1970: day)
      if isOpen(candidate) { return candidate }
      day += direction
    }
    return nil
  }

  /// 0001-01-01 to 9999-12-31, in days since 1970.
  private static let calendar = -719_162...2_932_896
}
