import Kernel

/// A calendar date as Japan writes it, in each of the languages of the product.
///
/// Every date can be written: before 1873-01-01 there is no era here and the Gregorian year stands in its place.
public struct JapaneseDate: Hashable, Sendable {
  public let date: CivilDate
  /// `nil` before 1873-01-01.
  public let era: Era?

  public init(_ date: CivilDate) {
    self.date = date
    era = Era(of: date)
  }

  /// The year within the era, from 1; `nil` before 1873-01-01.
  public var yearOfEra: Int? { era.map { date.year - $0.firstYear + 1 } }

  /// `令和8年`, `令和元年`; `1872年` where there is no era.
  public var year: String {
    guard let era, let yearOfEra else { return "\(date.year)年" }
    return era.name + (yearOfEra == 1 ? "元" : "\(yearOfEra)") + "年"
  }

  /// `令和8年11月21日`.
  public var full: String { year + monthAndDay }

  /// `令和8年11月21日（2026年）`: for letters, where either year may be the one a reader knows.
  public var fullWithGregorianYear: String { era == nil ? full : full + "（\(date.year)年）" }

  /// `R8.11.21`; ISO `YYYY-MM-DD` where there is no era.
  public var short: String {
    guard let era, let yearOfEra else { return date.description }
    return "\(era.letter)\(yearOfEra).\(date.month).\(date.day)"
  }

  /// `2026年（令和8年）11月21日`: the year most newcomers know comes first.
  public var easy: String { "\(date.year)年" + (era == nil ? "" : "（\(year)）") + monthAndDay }

  /// `21 November 2026`.
  public var english: String { "\(date.day) \(Self.months[date.month - 1]) \(date.year)" }

  /// The date in running text for a reader of `language`.
  public func text(in language: Language) -> String {
    switch language {
    case .japanese: full
    case .easyJapanese: easy
    case .english: english
    }
  }

  /// `土曜日` or `Saturday`.
  public func weekday(in language: Language) -> String {
    language == .english ? Self.weekdays[date.weekday] : Self.youbi[date.weekday] + "曜日"
  }

  /// `令和8年11月21日（土）` or `Saturday 21 November 2026`: for appointments, where the weekday prevents mistakes.
  public func textWithWeekday(in language: Language) -> String {
    switch language {
    case .japanese: "\(full)（\(Self.youbi[date.weekday])）"
    case .easyJapanese: "\(easy)（\(weekday(in: language))）"
    case .english: "\(weekday(in: language)) \(english)"
    }
  }

  private var monthAndDay: String { "\(date.month)月\(date.day)日" }

  private static let youbi = ["日", "月", "火", "水", "木", "金", "土"]
  private static let weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]
}
