import DMN
import DecisionProof
import FEEL
import FormSchema

extension DefinitionChecker {
  /// Applications a table has no rule for, or two answers for, are mistakes: an applicant would get no answer.
  /// What never counts, and what nobody can say, is advice.
  mutating func prove(_ rules: DecisionRules) {
    findings += ModelProof.findings(of: rules.model).map { found in
      let rule = found.rules.first.flatMap { number in
        DecisionTables(rules.model).table(of: found.element).flatMap { table in
          table.rules.indices.contains(number - 1) ? table.rules[number - 1].position : nil
        }
      }
      let decision = rules.model.decisions.first { $0.name == found.element }?.position
      return FolderFinding(
        .tableProof, at: SourceMark(rules, rule ?? decision), severity: found.isMistake ? .mistake : .advice,
        ["ja": found.sentence(in: .ja), "en": found.sentence(in: .en)])
    }
  }
}

extension ProofFinding {
  fileprivate var isMistake: Bool {
    switch kind {
    case .gap, .overlap, .contradiction, .outputNotAllowed, .typeContradiction, .missingType: !isFractional
    case .unreachable, .undecided, .redundant, .unused: false
    }
  }
}
