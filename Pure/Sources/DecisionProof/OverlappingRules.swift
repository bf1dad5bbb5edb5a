import DMN
import FEEL

/// Overlaps of tables in which no two rules may fit, contradictions of those in which they have to agree.
struct OverlappingRules {
  private let reporter: FindingReporter
  private let outputs: RuleOutputs
  private let policy: HitPolicy

  /// From so many partners on one finding tells them all.
  private static let many = 3

  init(_ reporter: FindingReporter, _ outputs: RuleOutputs) {
    self.reporter = reporter
    self.outputs = outputs
    policy = reporter.proof.table.hitPolicy
  }

  var findings: [ProofFinding] {
    guard policy == .unique || policy == .any else { return [] }
    let count = reporter.grid.ruleCount
    var partners = (0..<count).map { rule in reporter.grid.partners(of: rule).members.filter(isAtOdds(rule)) }
    var findings: [ProofFinding] = []
    while let hub = partners.indices.max(by: { (partners[$0].count, $1) < (partners[$1].count, $0) }),
      partners[hub].count >= OverlappingRules.many
    {
      guard findings.count < reporter.proof.options.mostGaps else { return findings + [reporter.undecided(.more)] }
      findings += shown(hub, partners[hub])
      for other in partners[hub] { partners[other].removeAll { $0 == hub } }
      partners[hub] = []
    }
    for rule in partners.indices {
      for other in partners[rule] where other > rule { findings += shown(rule, [other]) }
    }
    return findings
  }

  /// Whether two rules that fit together are a matter to look at.
  private func isAtOdds(_ rule: Int) -> (Int) -> Bool {
    { other in policy == .unique || outputs.isSame(rule, other, in: reporter.proof.table) != true }
  }

  private func shown(_ rule: Int, _ others: [Int]) -> [ProofFinding] {
    var result: ProofFinding?
    var rest: [ProofFinding] = []
    for other in others {
      let box = reporter.grid.common(rule, other)
      guard let point = reporter.point(box), let fitting = reporter.rules(at: point), fitting.contains(rule),
        fitting.contains(other)
      else {
        rest.append(reporter.unconfirmed([rule, other]))
        continue
      }
      let values = policy == .unique ? [] : values(rule, other, fitting, point)
      if policy == .any, values.count < 2 || values[0] == values[1] {
        rest.append(reporter.undecided(.outputs, rules: [rule, other]))
      } else if result == nil {
        var finding = reporter.finding(
          policy == .unique ? .overlap : .contradiction, box, point, rules: [rule, other])
        finding.outputs = values
        result = finding
      } else {
        result?.rules.append(other + 1)
        // Each pair has values of its own; the example is that of the first.
        result?.regions = []
        if result?.outputs.isEmpty == false { result?.outputs.append(values[1]) }
      }
    }
    return (result.map { [$0] } ?? []) + rest
  }

  /// What the two rules give; fewer than two values where that is computed from things the table does not tell.
  private func values(
    _ rule: Int, _ other: Int, _ fitting: [Int], _ point: FindingReporter.Point
  ) -> [Value] {
    let evaluated = reporter.witness.outputs(point.values, on: point.date) ?? []
    return [rule, other].compactMap { one in
      if let known = outputs.value(one, in: reporter.proof.table) { return known }
      guard evaluated.count == fitting.count, let position = fitting.firstIndex(of: one) else { return nil }
      return evaluated[position].isNull ? nil : evaluated[position]
    }
  }
}
