import CivilTime
import DMN
import FEEL

/// Rules that never decide anything: no value passes their cells, or other rules take it before.
struct UnreachableRules {
  private let reporter: FindingReporter
  private let outputs: RuleOutputs
  private let table: DecisionTable

  init(_ reporter: FindingReporter, _ outputs: RuleOutputs) {
    self.reporter = reporter
    self.outputs = outputs
    table = reporter.proof.table
  }

  /// - Parameter date: the only day looked at; rules that do not count on it are none of this proof's business.
  func findings(on date: LocalDate?) -> [ProofFinding] {
    let budget = StepBudget(reporter.proof.options.steps)
    let search = ReachSearch(reporter.grid, budget: budget)
    var findings: [ProofFinding] = []
    for rule in table.rules.indices {
      if let date, !table.rules[rule].counts(on: date) { continue }
      if !reporter.grid.mayFit(rule) {
        findings.append(impossible(rule))
      } else if let rivals = rivals(of: rule), !rivals.isEmpty, let takers = search.takers(of: rule, among: rivals) {
        findings.append(taken(rule, by: takers))
      }
      if budget.isSpent { return findings + [reporter.undecided(.tooLarge)] }
    }
    return findings
  }

  /// The rules that go before this one where both fit; nil where none does by the table's hit policy.
  private func rivals(of rule: Int) -> RuleSet? {
    var rivals = RuleSet(room: table.rules.count)
    switch table.hitPolicy {
    case .first:
      for other in 0..<rule { rivals.insert(other) }
    case .any:
      for other in 0..<rule where outputs.isSame(rule, other, in: table) == true { rivals.insert(other) }
    case .priority:
      guard let own = outputs.ranks(rule) else { return nil }
      for other in table.rules.indices where other != rule {
        guard let ranks = outputs.ranks(other) else { continue }
        if ranks == own ? other < rule : ranks.lexicographicallyPrecedes(own) { rivals.insert(other) }
      }
    case .unique, .outputOrder, .ruleOrder, .collect: return nil
    }
    return rivals
  }

  private func taken(_ rule: Int, by takers: [Int]) -> ProofFinding {
    let box = reporter.grid.dimensions.map { dimension in
      let pattern = dimension.pattern(rule)
      return pattern.certain.isEmpty ? pattern.classes : pattern.certain
    }
    var finding = ProofFinding(table.hitPolicy == .any ? .redundant : .unreachable, in: reporter.proof.element)
    finding.rules = ([rule] + takers).map { $0 + 1 }
    finding.reason = .taken
    if let point = reporter.point(box), let fitting = reporter.rules(at: point), fitting.contains(rule),
      !Set(fitting).isDisjoint(with: takers)
    {
      finding.example = point.examples
      finding.date = point.date
    }
    return finding
  }

  private func impossible(_ rule: Int) -> ProofFinding {
    var finding = ProofFinding(.unreachable, in: reporter.proof.element)
    finding.rules = [rule + 1]
    finding.reason = .impossible
    guard let dimension = reporter.grid.dimensions.first(where: { $0.pattern(rule).classes.isEmpty }) else {
      return finding
    }
    guard case .columns(let columns) = dimension.source else {
      finding.reason = .noDay
      return finding
    }
    finding.input = dimension.name
    let proof = reporter.proof
    for column in columns {
      let builder = proof.builder([column])
      guard builder.fits(rule, isLimited: true) == false else { continue }
      finding.input = proof.label(column)
      finding.text = proof.cells[column][rule].text
      if builder.fits(rule, isLimited: false) == true { finding.reason = .notAllowed }
      return finding
    }
    finding.text = columns.map { proof.cells[$0][rule].text }.joined(separator: " / ")
    return finding
  }
}

extension DimensionBuilder {
  /// Whether some value passes the rule's cell in the first column; nil where that is too much work.
  fileprivate func fits(_ rule: Int, isLimited: Bool) -> Bool? {
    let column = columns[0]
    let alone = DimensionBuilder(
      source: source, name: name, isAssumed: isAssumed, domain: isLimited ? domain : ValueDomain(type: domain.type),
      columns: [
        Column(
          input: column.input, derivation: column.derivation, tests: isLimited ? column.tests : [],
          cells: [column.cells[rule]])
      ], ruleCount: 1, considersMissing: considersMissing, evaluation: evaluation)
    return alone.build().map { !$0.pattern(0).classes.isEmpty }
  }
}
