import Kernel

/// A day that a date has to keep to.
public enum DateBound: Sendable, Equatable {
  /// So many days after today; before it when negative.
  case today(plus: Int)
  case date(CivilDate)

  /// The day itself, when today is `today`.
  public func date(today: CivilDate) -> CivilDate {
    switch self {
    case .today(let days): today.adding(days: days)
    case .date(let date): date
    }
  }
}
