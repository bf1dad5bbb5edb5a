import CivilTime

/// `@"…"` (DMN 1.5 §10.3.1.2, rule 62): which kind of value a text is follows from its form.
enum TemporalLiteral {
  static func value(_ text: String) -> Value? {
    let unsigned = text.hasPrefix("-") ? text.dropFirst() : text[...]
    if unsigned.hasPrefix("P") { return duration(text) }
    if let date = LocalDate(feel: text) { return .date(date) }
    if let time = TimeOfDay(feel: text) { return .time(time) }
    return DateTime(feel: text).map { .dateTime($0) }
  }

  static func duration(_ text: String) -> Value? {
    if let duration = DaysDuration(feel: text) { return .daysDuration(duration) }
    return MonthsDuration(feel: text).map { .monthsDuration($0) }
  }
}
