import Kernel

/// What an application costs, computed from its answers.
public struct FeeRule: Sendable, Equatable {
  /// Yen for one.
  public var yen: Int
  /// The number question that says how many; `nil` for once.
  public var times: String?
  /// Free in this case.
  public var unless: Condition?

  public init(yen: Int, times: String? = nil, unless: Condition? = nil) {
    self.yen = yen
    self.times = times
    self.unless = unless
  }

  /// The amount for these answers; zero when `unless` holds or the number is not answered.
  public func fee(for answers: Answers, today: CivilDate) -> Yen {
    if let unless, unless.holds(answers, today: today) { return Yen(0) }
    guard let times else { return Yen(yen) }
    guard case .number(let count)? = answers[times] else { return Yen(0) }
    let (amount, overflow) = yen.multipliedReportingOverflow(by: count)
    return Yen(overflow ? .max : max(0, amount))
  }
}

extension ProcedureDefinition {
  /// What an application with these answers costs; zero when the procedure is free.
  public func fee(for answers: Answers, today: CivilDate) -> Yen {
    procedure.fee?.fee(for: answers, today: today) ?? Yen(0)
  }
}
