import CivilTime
import FEEL

/// Dates, times and durations as texts hold them where there is no other way to write them.
enum TemporalText {
  /// Nil where the text is none of that type.
  static func value(_ text: String, _ type: FEELType) -> Value? {
    switch type {
    case .date: LocalDate(feel: text).map { .date($0) }
    case .time: TimeOfDay(feel: text).map { .time($0) }
    case .dateTime: DateTime(feel: text).map { .dateTime($0) }
    case .daysDuration: DaysDuration(feel: text).map { .daysDuration($0) }
    case .monthsDuration: MonthsDuration(feel: text).map { .monthsDuration($0) }
    default: nil
    }
  }
}
