import CivilTime
import DMN
import DecimalArithmetic
import DecisionProof
import FEEL

/// A proof's findings held against what brute force found.
struct ProofVerdict {
  /// What brute force found and the proof did not.
  private(set) var missed: [String] = []
  /// What the proof said and evaluation does not show.
  private(set) var wrong: [String] = []

  private let town: TownTable
  private let findings: [ProofFinding]
  private let force: BruteForce

  init(_ town: TownTable, _ findings: [ProofFinding], _ force: BruteForce) {
    self.town = town
    self.findings = findings
    self.force = force
    compareGaps()
    comparePairs(.overlap, force.overlaps)
    comparePairs(.contradiction, force.contradictions)
    compareUnreachable()
    for finding in findings where finding.kind == .undecided { wrong.append(finding.sentence(in: .en)) }
  }

  private mutating func compareGaps() {
    let gaps = findings.filter { $0.kind == .gap }
    for gap in gaps where fitting(gap) != [] { wrong.append(gap.sentence(in: .en)) }
    let boxes = gaps.map { GapBox($0, town) }
    for point in force.gaps where !boxes.contains(where: { $0.contains(point.values, point.date) }) {
      missed.append("no rule fits \(point.values) on \(point.date?.description ?? "any day")")
      return
    }
  }

  private mutating func comparePairs(_ kind: ProofFinding.Kind, _ expected: Set<BruteForce.Pair>) {
    var told: Set<BruteForce.Pair> = []
    for finding in findings where finding.kind == kind {
      let rules = finding.rules.map { $0 - 1 }
      for other in rules.dropFirst() {
        told.insert(BruteForce.Pair(first: min(rules[0], other), second: max(rules[0], other)))
      }
      let fitting = fitting(finding)
      if !fitting.contains(rules[0]) || !fitting.contains(rules[1]) { wrong.append(finding.sentence(in: .en)) }
    }
    missed += expected.subtracting(told).map { "\(kind) of rules \($0.first + 1) and \($0.second + 1)" }
    wrong += told.subtracting(expected).map { "\(kind) of rules \($0.first + 1) and \($0.second + 1)" }
  }

  private mutating func compareUnreachable() {
    let told = Set(findings.filter { $0.kind == .unreachable }.map { $0.rules[0] - 1 })
    for rule in force.unreachable.subtracting(told) { missed.append("unreachable rule \(rule + 1)") }
    for rule in told.subtracting(force.unreachable) { wrong.append("unreachable rule \(rule + 1)") }
  }

  /// The rules the engine finds for a finding's example, counted from zero.
  private func fitting(_ finding: ProofFinding) -> [Int] {
    var town = town
    town.table.hitPolicy = .ruleOrder
    town.table.aggregation = nil
    town.table.outputs = [DecisionTable.Output("n")]
    for rule in town.table.rules.indices { town.table.rules[rule].outputEntries = [.init("\(rule)")] }
    let inputs = Dictionary(finding.example.map { ($0.input, $0.value) }) { first, _ in first }
    let outcome = CompiledModel(town.model).evaluate(decision: town.name, inputs: inputs, on: finding.date)
    guard case .list(let list) = outcome.value else { return [-1] }
    return list.items.compactMap { if case .number(let number) = $0 { number.int } else { nil } }
  }
}

/// The values a gap is said to hold, read back from the cells a person would write for it.
struct GapBox {
  private let cells: [CompiledUnaryTests?]
  private let period: ProofFinding.Period?
  private let evaluation = Evaluation()

  init(_ gap: ProofFinding, _ town: TownTable) {
    period = gap.period
    cells = town.table.inputs.map { input in
      gap.regions.first { $0.input == input.expression.text }.flatMap { try? FEELCompiler.unaryTests($0.cell) }
    }
  }

  func contains(_ values: [Value], _ date: LocalDate?) -> Bool {
    if let date {
      if let from = period?.from, date < from { return false }
      if let to = period?.to, date > to { return false }
    }
    return zip(cells, values).allSatisfy { cell, value in cell.map { evaluation.matches($0, value) == true } ?? true }
  }
}
