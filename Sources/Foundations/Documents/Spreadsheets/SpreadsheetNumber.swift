import Foundation
import Kernel

/// A number of a cell as text.
enum SpreadsheetNumber {
  /// Plain digits as Excel shows them: 15 of them, without a power of ten. Dates as `2026-04-01`, times as `09:30:00`,
  /// both as `2026-04-01T09:30:00`. What is no number stays as it is.
  static func text(_ raw: String, _ meaning: NumberFormats.Meaning, from1904: Bool) -> String {
    guard let number = Double(raw), number.isFinite else { return raw }
    if meaning != .number, let text = moment(number, meaning, from1904) { return text }
    return digits(number)
  }

  private static func digits(_ number: Double) -> String {
    if let whole = Int(exactly: number), abs(whole) < 1_000_000_000_000_000 { return String(whole) }
    // Excel computes with 17 digits and shows 15, so that 1.1 is not 1.1000000000000001.
    let shown = String(format: "%.14e", number)
    guard let decimal = Decimal(string: shown, locale: Locale(identifier: "en_US_POSIX")) else { return shown }
    return decimal.description
  }

  /// Nil before the calendar begins, and after the year 9999.
  private static func moment(_ number: Double, _ meaning: NumberFormats.Meaning, _ from1904: Bool) -> String? {
    guard number >= 0, number < 2_958_466 else { return nil }
    var day = Int(number)
    var second = Int(((number - Double(day)) * 86_400).rounded())
    if second == 86_400 {
      day += 1
      second = 0
    }
    let parts = [second / 3_600, second / 60 % 60, second % 60]
    let time = parts.map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
    // A time alone is less than a day; a time with a day has to show it.
    if meaning == .time, day == 0 { return time }
    guard let date = date(day, from1904) else { return nil }
    return meaning == .date && second == 0 ? date : "\(date)T\(time)"
  }

  /// Excel's 1900 has a 29 February, so days before March are one less.
  private static func date(_ day: Int, _ from1904: Bool) -> String? {
    let epoch = from1904 ? CivilDate("1904-01-01") : CivilDate(day < 60 ? "1899-12-31" : "1899-12-30")
    guard day > 0 || from1904, day != 60 || from1904 else { return nil }
    return epoch.map { $0.adding(days: day).description }
  }
}
