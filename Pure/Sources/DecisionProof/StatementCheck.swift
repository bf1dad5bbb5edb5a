import DMN
import FEEL

/// What the columns of a table state about their values, beside the rules: types that do not exist, values allowed
/// that the type refuses.
struct StatementCheck {
  private let proof: ProofTable
  private let scope: ProofScope

  init(_ proof: ProofTable, _ scope: ProofScope) {
    self.proof = proof
    self.scope = scope
  }

  var findings: [ProofFinding] {
    proof.table.inputs.indices.flatMap { missingType($0) + contradictions($0) } + missingOutputTypes
  }

  private func missingType(_ column: Int) -> [ProofFinding] {
    guard let name = proof.domains[column].unknownType else { return [] }
    return [finding(.missingType, proof.label(column), name)]
  }

  private var missingOutputTypes: [ProofFinding] {
    proof.table.outputs.compactMap { output in
      scope.domains.domain(of: output.typeRef).unknownType.map {
        finding(.missingType, output.label ?? output.name ?? "", $0)
      }
    }
  }

  private func contradictions(_ column: Int) -> [ProofFinding] {
    let input = proof.table.inputs[column]
    let own = scope.domains.domain(of: input.typeRef)
    let type = proof.subjects[column].derivation == nil ? proof.subjects[column].domain.meeting(own) : own
    if let (one, other) = type.conflict {
      return [finding(.typeContradiction, proof.label(column), "\(one), \(other)")]
    }
    guard let text = input.allowedValues, !text.allSatisfy(\.isWhitespace),
      let values = (try? CellTest(text, input: type.type))?.enumeration
    else { return [] }
    return values.filter { !allows(type, $0) }.map { finding(.typeContradiction, proof.label(column), "\($0)") }
  }

  private func allows(_ domain: ValueDomain, _ value: Value) -> Bool {
    guard !value.isNull, let value = domain.type.coerced(value) else { return value.isNull }
    return domain.tests.allSatisfy { $0.holds(value, proof.evaluation) }
  }

  private func finding(_ kind: ProofFinding.Kind, _ input: String, _ text: String) -> ProofFinding {
    var finding = ProofFinding(kind, in: proof.element)
    finding.input = input
    finding.text = text
    return finding
  }
}
