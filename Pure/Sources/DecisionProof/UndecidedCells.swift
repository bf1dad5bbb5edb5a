/// Says which cells the proof could not look into.
struct UndecidedCells {
  private let reporter: FindingReporter

  init(_ reporter: FindingReporter) { self.reporter = reporter }

  /// One finding for each text of a column, with the rules that have it.
  var findings: [ProofFinding] {
    let proof = reporter.proof
    var findings: [ProofFinding] = []
    for columns in proof.grouped {
      let builder = proof.builder(columns)
      for column in builder.columns {
        var rules: [String: [Int]] = [:]
        for (rule, cell) in column.cells.enumerated() where !cell.isAny && !builder.isDecided(cell, in: column) {
          rules[cell.text, default: []].append(rule)
        }
        for (text, rules) in rules.sorted(by: { $0.value[0] < $1.value[0] }) {
          var finding = reporter.undecided(.computed, rules: rules)
          finding.input = proof.label(column.input)
          finding.text = text
          findings.append(finding)
        }
      }
    }
    return findings
  }
}
