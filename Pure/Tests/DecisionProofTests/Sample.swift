import DMN
import DecisionProof
import FEEL

/// Small tables for one test each.
enum Sample {
  /// - Parameters:
  ///   - inputs: names with their types; a type that is not FEEL's own is one of `items`.
  ///   - rules: cells of the inputs, then the output.
  static func table(
    of policy: HitPolicy = .unique, aggregation: Aggregation? = nil, _ inputs: [(String, String?)], _ rules: [[String]],
    allowed: String? = nil, otherwise: String? = nil
  ) -> DecisionTable {
    DecisionTable(
      policy, aggregation: aggregation, inputs: inputs.map { DecisionTable.Input($0.0) },
      outputs: [.init(allowedValues: allowed, defaultEntry: otherwise.map { LiteralExpression($0) })],
      rules: rules.map { DecisionTable.Rule(Array($0.dropLast()), [$0.last ?? ""]) })
  }

  static func model(
    _ inputs: [(String, String?)], items: [ItemDefinition] = [], decisions: [Decision] = []
  ) -> DecisionModel {
    DecisionModel(
      name: "sample", namespace: "https://example.jp/sample", itemDefinitions: TownTable.types + items,
      inputData: inputs.enumerated().map { InputData($1.0, $1.1, id: "input-\($0)") }, decisions: decisions)
  }

  static func findings(
    of policy: HitPolicy = .unique, aggregation: Aggregation? = nil, _ inputs: [(String, String?)], _ rules: [[String]],
    allowed: String? = nil, otherwise: String? = nil, items: [ItemDefinition] = [],
    options: ProofOptions = .standard
  ) -> [ProofFinding] {
    TableProof.findings(
      of: table(of: policy, aggregation: aggregation, inputs, rules, allowed: allowed, otherwise: otherwise),
      in: model(inputs, items: items), options: options)
  }

  /// `overlap 1 2`, `gap`: kinds with the rules they are about.
  static func short(_ findings: [ProofFinding]) -> [String] {
    findings.map { ([$0.kind.rawValue] + $0.rules.map { "\($0)" }).joined(separator: " ") }
  }
}
