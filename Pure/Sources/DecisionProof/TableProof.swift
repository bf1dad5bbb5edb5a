import CivilTime
import DMN
import FEEL

/// What a decision table leaves open, says twice or never reaches.
///
/// Inputs that are numbers, dates, times, durations, booleans and texts are decided exactly; cells that compute
/// something or name other values are said to be undecided, and everything else is decided as far as it does not
/// depend on them. Every gap, overlap and contradiction has an example the engine has been asked about.
public enum TableProof {
  /// Everything found about a table, in a stable order.
  ///
  /// - Parameters:
  ///   - model: knows the types and the names.
  ///   - date: the only day to look at; nil for all days, told apart where the rules do.
  ///   - element: what the table belongs to, for the findings.
  ///   - names: names of the table's surroundings that the model's own elements do not tell, such as parameters.
  public static func findings(
    of table: DecisionTable, in model: DecisionModel, on date: LocalDate? = nil, element: String = "",
    names: [InformationItem] = [], imports: [DecisionModel] = [], options: ProofOptions = .standard
  ) -> [ProofFinding] {
    let scope = ProofScope(model, imports: imports, names: names)
    let proof: ProofTable
    do {
      proof = try ProofTable(table, element: element, scope: scope, options: options)
    } catch {
      var finding = ProofFinding(.undecided, in: element)
      finding.reason = .unreadable
      finding.text = error.text
      finding.rules = error.rule.map { [$0 + 1] } ?? []
      finding.input = table.inputs[error.column].expression.text
      return [finding]
    }
    let outputs = RuleOutputs(table, scope.domains, proof.evaluation)
    let stated = StatementCheck(proof, scope).findings + refusals(outputs, table, element)
    guard let grid = proof.grid(on: date) else {
      var finding = ProofFinding(.undecided, in: element)
      finding.reason = .tooLarge
      return stated + [finding]
    }
    // Where an input has no values at all, that is what has to be said.
    let empty = grid.dimensions.filter { $0.classes.isEmpty && $0.source != .period }
    guard empty.isEmpty else { return stated + empty.compactMap { noValues($0, stated, element) } }
    let reporter = FindingReporter(
      proof: proof, grid: grid, witness: TableWitness(proof, model: model, imports: imports, scope: scope))
    return stated + UnreachableRules(reporter, outputs).findings(on: date)
      + OverlappingRules(reporter, outputs).findings + OpenValues(reporter).findings
      + UndecidedCells(reporter).findings
  }

  /// Nil where something else says so already.
  private static func noValues(_ dimension: Dimension, _ stated: [ProofFinding], _ element: String) -> ProofFinding? {
    guard !stated.contains(where: { $0.kind == .typeContradiction && $0.input == dimension.name }) else { return nil }
    var finding = ProofFinding(.typeContradiction, in: element)
    finding.input = dimension.name
    return finding
  }

  private static func refusals(
    _ outputs: RuleOutputs, _ table: DecisionTable, _ element: String
  ) -> [ProofFinding] {
    outputs.refused.map { refused in
      var finding = ProofFinding(.outputNotAllowed, in: element)
      finding.rules = refused.rule.map { [$0 + 1] } ?? []
      finding.outputs = [refused.value]
      let output = table.outputs[refused.column]
      finding.input = output.label ?? output.name ?? table.outputLabel
      return finding
    }
  }
}
