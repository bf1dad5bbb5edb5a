import CivilTime
import DMN
import DecisionProof
import FEEL
import FormSchema
import Kernel
import SourceFiles

/// Answers that no rule of a table fits. A mistake, as long as nobody has proven that no application has them.
struct DecisionGap: Sendable {
  let finding: FolderFinding
  let kind: DecisionKind
  /// The days it is about; open where there is none.
  let from: CivilDate?
  let to: CivilDate?

  /// A day on which an application could meet it; `nil` when none can any more.
  func day(from today: CivilDate) -> CivilDate? {
    let day = max(today, from ?? today)
    return to.map { $0 < day } == true ? nil : day
  }
}

extension DefinitionChecker {
  /// Applications a table has no rule for, or two answers for, are mistakes: an applicant would get no answer.
  /// What never counts, and what nobody can say, is advice.
  mutating func prove(_ rules: DecisionRules) {
    for found in ModelProof.findings(of: rules.model) {
      let finding = FolderFinding(found, rules)
      findings.append(finding)
      // What another decision makes of nothing, nobody knows.
      if found.kind == .gap, finding.severity == .mistake, found.element == rules.kind.rawValue {
        gaps.append(
          DecisionGap(
            finding: finding, kind: rules.kind, from: found.period?.from.flatMap(CivilDate.init),
            to: found.period?.to.flatMap(CivilDate.init)))
      }
    }
  }
}

extension FolderFinding {
  fileprivate init(_ found: ProofFinding, _ rules: DecisionRules) {
    let rule = found.rules.first.flatMap { number in
      DecisionTables(rules.model).table(of: found.element).flatMap { table in
        table.rules.indices.contains(number - 1) ? table.rules[number - 1].position : nil
      }
    }
    let decision = rules.model.decisions.first { $0.name == found.element }?.position
    self.init(
      .tableProof, variant: found.variant, at: SourceMark(rules, rule ?? decision),
      severity: found.isMistake ? .mistake : .advice,
      ["ja": found.sentence(in: .ja), "en": found.sentence(in: .en)])
  }
}

extension CivilDate {
  fileprivate init?(_ date: LocalDate) { self.init(year: date.year, month: date.month, day: date.day) }
}

extension ProofFinding {
  fileprivate var isMistake: Bool {
    switch kind {
    case .gap, .overlap, .contradiction, .outputNotAllowed, .typeContradiction, .missingType: !isFractional
    case .unreachable, .undecided, .redundant, .unused: false
    }
  }

  /// What would be right differs.
  fileprivate var variant: String? {
    switch kind {
    case .gap: "gap"
    case .overlap, .contradiction: "overlap"
    case .unreachable, .redundant: "idle"
    case .undecided: "undecided"
    case .outputNotAllowed, .typeContradiction, .missingType, .unused: nil
    }
  }
}
