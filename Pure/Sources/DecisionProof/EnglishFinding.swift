import FEEL

/// A finding in English.
struct EnglishFinding {
  let finding: ProofFinding
  private let words = RegionWords(.en)

  init(finding: ProofFinding) { self.finding = finding }

  var sentence: String {
    switch finding.kind {
    case .gap: gap + "." + range + fraction + assumption
    case .overlap: "\(pair) fit together\(period).\(example)\(assumption)"
    case .contradiction: "\(pair) fit together\(period) but disagree (\(outputs)).\(example)\(assumption)"
    case .unreachable: unreachable
    case .redundant: "\(rule(0)) gives nothing but what \(others) would give. Nothing changes without it."
    case .undecided: undecided
    case .outputNotAllowed: outputNotAllowed
    case .typeContradiction: typeContradiction
    case .missingType: "The type “\(finding.text ?? "")” of “\(finding.input ?? finding.element)” is not defined."
    case .unused: "“\(finding.text ?? "")” is not used by any decision."
    }
  }

  private func rule(_ index: Int) -> String { "Rule \(finding.rules[index])" }

  private var others: String { listed(Array(finding.rules.dropFirst())) }

  private func listed(_ rules: [Int]) -> String {
    guard let last = rules.last else { return "" }
    if rules.count == 1 { return "rule \(last)" }
    return "rules " + rules.dropLast().map { "\($0)" }.joined(separator: ", ") + " and \(last)"
  }

  private var pair: String {
    finding.rules.count == 2 ? "Rules \(finding.rules[0]) and \(finding.rules[1])" : "\(rule(0)) and each of \(others)"
  }

  private var period: String {
    let text = finding.period.map(words.text) ?? ""
    return text.isEmpty ? "" : " " + text
  }

  private var values: String { finding.telling.map { words.text($0.input, $0.value) }.joined(separator: ", ") }

  private var gap: String {
    (finding.telling.isEmpty ? "No rule fits" : "No rule fits \(values)") + period
  }

  private var range: String {
    finding.wide.isEmpty ? "" : " Values that fit none: \(finding.regions.map(words.text).joined(separator: ", "))."
  }

  private var fraction: String {
    finding.isFractional
      ? " These are numbers between whole ones. Where only whole numbers occur, let the type say so: ? = floor(?)." : ""
  }

  private var assumption: String {
    finding.assumptions.isEmpty
      ? "" : " (If \(finding.assumptions.map { "“\($0)”" }.joined(separator: ", ")) can have that value.)"
  }

  private var example: String { finding.telling.isEmpty ? "" : " Example: \(values)." }

  private var outputs: String {
    zip(finding.rules, finding.outputs).map { "rule \($0): \(words.text($1))" }.joined(separator: ", ")
  }

  private var unreachable: String {
    let cell = "the condition \(finding.text ?? "") on “\(finding.input ?? "")”"
    switch finding.reason {
    case .taken:
      let shown = finding.example.isEmpty ? "" : " Example: \(values) is decided by \(others)."
      let verb = finding.rules.count == 2 ? "fits" : "fit"
      return "\(rule(0)) is never reached: \(others) always \(verb) first.\(shown)"
    case .notAllowed: return "\(rule(0)) is never reached: no value that is allowed passes \(cell)."
    case .noDay: return "\(rule(0)) is never reached: its last day lies before its first."
    default: return "\(rule(0)) is never reached: no value passes \(cell)."
    }
  }

  private var undecided: String {
    let rules = finding.rules.isEmpty ? "" : " of \(listed(finding.rules))"
    switch finding.reason {
    case .computed:
      return "Not decided: the condition \(finding.text ?? "") on “\(finding.input ?? "")”\(rules) computes something "
        + "or depends on other values, so gaps and overlaps there cannot be told."
    case .unreadable:
      return "The condition \(finding.text ?? "") on “\(finding.input ?? "")”\(rules) is not FEEL."
    case .more: return "There are more findings like these. Mend the ones told and look again."
    case .outputs:
      return "Not decided: the \(listed(finding.rules)) fit together, but whether their computed outputs agree cannot be "
        + "told."
    case .unconfirmed:
      return "Not decided: evaluating the table did not show what the proof expected\(rules)."
    default: return "Not decided: the table is too large to be looked into everywhere."
    }
  }

  private var outputNotAllowed: String {
    let place = finding.rules.isEmpty ? "the default" : "rule \(finding.rules[0])"
    let outputs = finding.outputs.map(words.text).joined(separator: ", ")
    return "The output \(outputs) of \(place) is not among the values the table allows."
  }

  private var typeContradiction: String {
    let input = "“\(finding.input ?? "")”"
    guard let text = finding.text, !text.isEmpty else { return "There is no value \(input) can have." }
    return "The value \(text) allowed for \(input) contradicts its type."
  }
}
