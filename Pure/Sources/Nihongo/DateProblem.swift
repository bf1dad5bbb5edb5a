import Kernel

/// Why a typed date was not taken, precisely enough that a message can say how to put it right.
public enum DateProblem: Problem, Equatable {
  /// Not in any of the forms ``DateReader`` knows.
  case notADate
  /// The year has one or two digits and no era: 26 may be 2026, 平成26年 or 昭和26年.
  case yearUnclear
  /// The calendar has no such day, as 29 February 2025.
  case noSuchDay
  /// Before the era began. For 明治, `first` is 1873-01-01: earlier days are of another calendar.
  case beforeEra(first: CivilDate)
  /// After the era ended, as 昭和65年; `last` was its last day.
  case outsideEra(last: CivilDate)

  public var code: String {
    switch self {
    case .notADate: "nihongo.not-a-date"
    case .yearUnclear: "nihongo.year-unclear"
    case .noSuchDay: "nihongo.no-such-day"
    case .beforeEra: "nihongo.before-era"
    case .outsideEra: "nihongo.outside-era"
    }
  }

  public var kind: ProblemKind { .invalid }

  /// `{era}`, `{day}` (昭和64年1月7日（1989年）) and `{date}` (1989-01-07) where an era's edge was crossed.
  public var details: [String: String] {
    switch self {
    case .beforeEra(let edge), .outsideEra(let edge):
      let day = JapaneseDate(edge)
      return ["era": day.era?.name ?? "", "day": day.fullWithGregorianYear, "date": edge.description]
    case .notADate, .yearUnclear, .noSuchDay: return [:]
    }
  }
}
