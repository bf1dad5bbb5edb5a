import Kernel

/// One national holiday.
public struct HolidayRow: Sendable, Equatable {
  public let date: CivilDate
  public let name: String

  static let wouldBeRight = "date,name with a date such as 2026-01-01 or 2026/1/1"

  /// Reads the shape of the Cabinet Office's `syukujitsu.csv`, in UTF-8.
  /// - Throws: ``ReferenceData/Unreadable``
  static func read(_ rows: CSVRows) throws(ReferenceData.Unreadable) -> [HolidayRow] {
    var holidays: [HolidayRow] = []
    for row in rows where !(row.line == 1 && row.isHeading) {
      guard row.fields.count == 2, let date = date(row.fields[0]), !row.fields[1].isEmpty,
        !holidays.contains(where: { $0.date == date })
      else { throw ReferenceData.Unreadable(line: row.line, wouldBeRight: wouldBeRight + ", each day once") }
      holidays.append(HolidayRow(date: date, name: row.fields[1]))
    }
    return holidays
  }

  /// Only these two ways of writing, so that a file with day and month exchanged is not half understood.
  private static func date(_ text: String) -> CivilDate? {
    if let date = CivilDate(text) { return date }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    let isDigits = parts.allSatisfy { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
    guard parts.count == 3, parts[0].utf8.count == 4, isDigits,
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
    else { return nil }
    return CivilDate(year: year, month: month, day: day)
  }

  var key: String { "\(date)\t\(name)" }
}
