import Kernel

/// A Japanese era, from the day Japan took up the solar calendar.
///
/// - Note: Source: 太政官布告第337号 (solar calendar from 1873-01-01 = 明治6年1月1日), the era-change edicts of
///   1912-07-30 and 1926-12-25 (the new era holds from that very day), 元号を改める政令 of 1989 and of 2019.
public enum Era: String, Sendable, CaseIterable, Comparable, Codable {
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

  /// M, T, S, H or R, as printed on forms.
  public var letter: String {
    switch self {
    case .meiji: "M"
    case .taisho: "T"
    case .showa: "S"
    case .heisei: "H"
    case .reiwa: "R"
    }
  }

  /// The first day this type gives to the era. 明治 starts with its sixth year: earlier days are lunisolar.
  public var firstDay: CivilDate {
    switch self {
    case .meiji: CivilDate(daysSince1970: -35_428)  // 1873-01-01
    case .taisho: CivilDate(daysSince1970: -20_974)  // 1912-07-30
    case .showa: CivilDate(daysSince1970: -15_713)  // 1926-12-25
    case .heisei: CivilDate(daysSince1970: 6_947)  // 1989-01-08
    case .reiwa: CivilDate(daysSince1970: 18_017)  // 2019-05-01
    }
  }

  /// The last day of the era; `nil` for the era that still runs.
  public var lastDay: CivilDate? { next?.firstDay.adding(days: -1) }

  /// The Gregorian year of the era's 元年.
  public var firstYear: Int { self == .meiji ? 1868 : firstDay.year }

  /// - Returns: `nil` before 1873-01-01.
  public init?(of date: CivilDate) {
    guard let era = Self.allCases.last(where: { $0.firstDay <= date }) else { return nil }
    self = era
  }

  public static func < (left: Era, right: Era) -> Bool { left.firstYear < right.firstYear }

  private var next: Era? {
    switch self {
    case .meiji: .taisho
    case .taisho: .showa
    case .showa: .heisei
    case .heisei: .reiwa
    case .reiwa: nil
    }
  }
}
