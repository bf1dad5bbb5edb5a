import CivilTime
import Kernel

/// A day of a form and a day of its rules are two types: forms know the years 1 to 9999, which calendars and papers can
/// write; FEEL knows all that its standard gives a date.
extension CivilDate {
  /// The day as rules know it.
  package var local: LocalDate? { LocalDate(year: year, month: month, day: day) }

  /// - Returns: `nil` for a day that no form can write.
  package init?(_ day: LocalDate) { self.init(year: day.year, month: day.month, day: day.day) }
}
