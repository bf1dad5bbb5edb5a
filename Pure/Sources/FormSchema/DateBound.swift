import Kernel

/// A day that an answer is compared with.
public enum DateBound: Sendable, Equatable {
  /// So many days after today; before it when negative.
  case today(plus: Int)
  case date(CivilDate)
  /// The answer to another question; only in conditions.
  case answer(String)

  /// - Returns: `nil` when the other question has no date.
  public func date(_ answers: Answers, today: CivilDate) -> CivilDate? {
    switch self {
    case .today(let days): today.adding(days: days)
    case .date(let date): date
    case .answer(let question): answers[question]?.date
    }
  }
}
