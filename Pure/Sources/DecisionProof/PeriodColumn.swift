import CivilTime
import DMN
import FEEL

/// 施行日 and 適用終了日 of the rules as a column that looks at the date of the fact.
struct PeriodColumn {
  private let cells: [CellTest]
  private let rules: [DecisionTable.Rule]

  init?(_ table: DecisionTable) {
    rules = table.rules
    var cells: [CellTest] = []
    for rule in table.rules {
      guard let cell = try? CellTest(PeriodColumn.text(rule.effectiveFrom, rule.effectiveTo), input: .date) else {
        return nil
      }
      cells.append(cell)
    }
    self.cells = cells
  }

  private static func text(_ from: LocalDate?, _ to: LocalDate?) -> String {
    switch (from, to) {
    // As two tests, because a range whose end lies before its beginning is none.
    case (let from?, let to?): "? >= @\"\(from)\" and ? <= @\"\(to)\""
    case (let from?, nil): ">= @\"\(from)\""
    case (nil, let to?): "<= @\"\(to)\""
    case (nil, nil): "-"
    }
  }

  /// - Parameter date: the only day to look at; nil for all days from the first rule's first to the last one's last.
  func builder(on date: LocalDate?, _ evaluation: Evaluation) -> DimensionBuilder {
    let from = rules.contains { $0.effectiveFrom == nil } ? nil : rules.compactMap(\.effectiveFrom).min()
    let to = rules.contains { $0.effectiveTo == nil } ? nil : rules.compactMap(\.effectiveTo).max()
    var domain = ValueDomain(type: .date)
    if let test = try? CellTest(PeriodColumn.text(date ?? from, date ?? to), input: .date) { domain.tests = [test] }
    return DimensionBuilder(
      source: .period, name: "施行日", isAssumed: false, domain: domain,
      columns: [DimensionBuilder.Column(input: -1, derivation: nil, tests: [], cells: cells)],
      ruleCount: rules.count, considersMissing: false, evaluation: evaluation)
  }
}
