import CivilTime

/// The days on which a rule counts: 施行日 and 適用終了日.
struct RulePeriod: Sendable, Hashable {
  /// The first day; nil where it has always counted.
  let from: LocalDate?
  /// The last day, included; nil where no end is known.
  let to: LocalDate?

  static let always = RulePeriod(from: nil, to: nil)

  func contains(_ date: LocalDate) -> Bool {
    if let from, date < from { return false }
    if let to, date > to { return false }
    return true
  }

  /// Whether there is no day in it.
  var isEmpty: Bool {
    guard let from, let to else { return false }
    return to < from
  }
}

extension DecisionTable.Rule {
  var period: RulePeriod { RulePeriod(from: effectiveFrom, to: effectiveTo) }

  /// Whether the rule counts for a fact of that day. A rule without dates always counts.
  public func counts(on date: LocalDate) -> Bool { period.contains(date) }
}

extension DecisionTable {
  /// Whether any rule counts on some days only, so that the date of the fact has to be known.
  public var hasPeriods: Bool { rules.contains { $0.period != .always } }
}
