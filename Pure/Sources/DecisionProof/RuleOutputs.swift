import DMN
import FEEL

/// What the rules of a table give, as far as it depends on nothing.
struct RuleOutputs {
  struct Refused {
    /// Counted from zero; nil for the default output.
    let rule: Int?
    let column: Int
    let value: Value
  }

  /// By rule and column: nil where the output is computed; null where the table does not allow it.
  let values: [[Value?]]
  private(set) var refused: [Refused] = []
  /// Allowed values in the order of their priorities, by column.
  private let priorities: [[Value]]

  init(_ table: DecisionTable, _ domains: ItemDomains, _ evaluation: Evaluation) {
    let outputs = table.outputs.map { output in
      let domain = domains.domain(of: output.typeRef)
      let own = output.allowedValues.flatMap { text in
        text.allSatisfy(\.isWhitespace) ? nil : try? CellTest(text, input: domain.type)
      }
      return (domain: domain, own: own)
    }
    priorities = outputs.map { output in
      (output.own.map { $0.enumeration } ?? output.domain.tests.last?.enumeration) ?? []
    }
    func accepted(_ value: Value, _ column: Int) -> Value? {
      guard let value = outputs[column].domain.type.coerced(value) else { return nil }
      let tests = outputs[column].domain.tests + (outputs[column].own.map { [$0] } ?? [])
      return value.isNull || tests.allSatisfy { $0.holds(value, evaluation) } ? value : nil
    }
    var refused: [Refused] = []
    func read(_ text: String, _ rule: Int?, _ column: Int) -> Value? {
      guard column < outputs.count, let constant = RuleOutputs.constant(text) else { return nil }
      if let value = accepted(constant, column) { return value }
      refused.append(Refused(rule: rule, column: column, value: constant))
      return .null
    }
    values = table.rules.enumerated().map { rule, row in
      row.outputEntries.enumerated().map { column, cell in read(cell.text, rule, column) }
    }
    for (column, output) in table.outputs.enumerated() {
      if let entry = output.defaultEntry { _ = read(entry.text, nil, column) }
    }
    self.refused = refused
  }

  private static func constant(_ text: String) -> Value? {
    if text.allSatisfy(\.isWhitespace) { return .null }
    guard let parsed = try? FEELParser.expression(text), parsed.notes.isEmpty else { return nil }
    return FEELCompiler.compile(parsed, layout: FrameLayout()).constant
  }

  /// Where the rule's outputs stand among the priorities; nil where they are computed.
  func ranks(_ rule: Int) -> [Int]? {
    var ranks: [Int] = []
    for (value, allowed) in zip(values[rule], priorities) {
      guard let value else { return nil }
      ranks.append(allowed.firstIndex(of: value) ?? allowed.count)
    }
    return ranks
  }

  /// Nil where it cannot be told.
  func isSame(_ a: Int, _ b: Int, in table: DecisionTable) -> Bool? {
    if table.rules[a].outputEntries.map(\.text) == table.rules[b].outputEntries.map(\.text) { return true }
    var isKnown = true
    for (x, y) in zip(values[a], values[b]) {
      guard let x, let y else {
        isKnown = false
        continue
      }
      if x != y { return false }
    }
    return isKnown ? true : nil
  }

  /// The rule's output: of several a context.
  func value(_ rule: Int, in table: DecisionTable) -> Value? {
    let known = values[rule].compactMap { $0 }
    guard known.count == table.outputs.count else { return nil }
    if known.count == 1 { return known[0] }
    return .context(of: zip(table.outputs, known).map { ($0.name ?? "", $1) })
  }
}

extension CellTest {
  /// The values of `"a", "b"`; nil where one of the tests is something else.
  var enumeration: [Value]? {
    guard !compiled.isNegated, let constants = compiled.constants else { return nil }
    var values: [Value] = []
    for test in constants {
      guard case .equal(let value) = test else { return nil }
      values.append(value)
    }
    return values
  }
}
