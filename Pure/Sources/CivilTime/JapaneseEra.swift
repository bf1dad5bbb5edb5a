/// A Japanese era since Japan took up the solar calendar.
///
/// - Note: Source: 太政官布告第337号 (solar calendar from 1873-01-01 = 明治6年1月1日), the era-change edicts of
///   1912-07-30 and 1926-12-25 (the new era holds from that very day), 元号を改める政令 of 1989 and of 2019.
public enum JapaneseEra: Sendable, Hashable, CaseIterable {
  case meiji, taisho, showa, heisei, reiwa

  /// 明治, 大正, 昭和, 平成, 令和.
  public var name: String {
    switch self {
    case .meiji: "明治"
    case .taisho: "大正"
    case .showa: "昭和"
    case .heisei: "平成"
    case .reiwa: "令和"
    }
  }

  /// The first day as days since 1970-01-01. 明治 begins with its sixth year: earlier days are lunisolar.
  public var firstDayNumber: Int {
    switch self {
    case .meiji: -35_428
    case .taisho: -20_974
    case .showa: -15_713
    case .heisei: 6_947
    case .reiwa: 18_017
    }
  }

  /// The Gregorian year of the era's 元年.
  public var firstYear: Int {
    switch self {
    case .meiji: 1868
    case .taisho: 1912
    case .showa: 1926
    case .heisei: 1989
    case .reiwa: 2019
    }
  }

  /// The era of a day; nil before 1873.
  public init?(of date: LocalDate) {
    guard let era = JapaneseEra.allCases.last(where: { $0.firstDayNumber <= date.dayNumber }) else { return nil }
    self = era
  }
}

extension LocalDate {
  /// `令和8年`, `令和元年`; `1872年` where there is no era.
  public var japaneseYear: String {
    guard let era = JapaneseEra(of: self) else { return "\(year)年" }
    let number = year - era.firstYear + 1
    return era.name + (number == 1 ? "元" : "\(number)") + "年"
  }
}
