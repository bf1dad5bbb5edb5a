import DMN

/// Gaps: values for which no rule fits and the table has no default output.
struct OpenValues {
  private let reporter: FindingReporter

  init(_ reporter: FindingReporter) { self.reporter = reporter }

  /// Tables that give a list, or count, say something where no rule fits: that there is nothing.
  private var isExpected: Bool {
    let table = reporter.proof.table
    if table.outputs.contains(where: { $0.defaultEntry != nil }) { return true }
    switch table.hitPolicy {
    case .ruleOrder, .outputOrder: return true
    case .collect: return table.aggregation == nil || table.aggregation == .count
    case .unique, .any, .first, .priority: return false
    }
  }

  var findings: [ProofFinding] {
    guard !isExpected else { return [] }
    let options = reporter.proof.options
    let budget = StepBudget(options.steps)
    var search = GapSearch(reporter.grid, most: options.mostGaps, budget: budget)
    let (boxes, isComplete) = search.boxes()
    var findings: [ProofFinding] = []
    for box in boxes {
      guard let point = reporter.point(box), reporter.rules(at: point) == [] else {
        if !findings.contains(where: { $0.reason == .unconfirmed }) { findings.append(reporter.unconfirmed([])) }
        continue
      }
      findings.append(reporter.finding(.gap, box, point))
    }
    if !isComplete { findings.append(reporter.undecided(budget.isSpent ? .tooLarge : .more)) }
    return findings
  }
}
