import DecimalArithmetic
import FEEL

/// A decision table made ready (DMN 1.5 §8 and §10.2.1).
final class TableLogic: Logic {
  struct Input: Sendable {
    let text: String
    let logic: any Logic
    let type: ItemType
    let allowedValues: CompiledUnaryTests?
  }

  struct Output: Sendable {
    let name: String
    let type: ItemType
    let allowedValues: CompiledUnaryTests?
    /// Allowed values in the order of their priorities.
    let priorities: [Value]
    let defaultEntry: (any Logic)?
  }

  /// Rules that always count, or on some days only.
  enum Rules: Sendable {
    case always(RuleEdition)
    case dated(RuleEditions)
  }

  /// The element the table belongs to, and the table as it was written: for explanations.
  private let name: String
  let source: DecisionTable
  private let hitPolicy: HitPolicy
  private let aggregation: Aggregation?
  let inputs: [Input]
  let outputs: [Output]
  /// Cells by column, then rule.
  let cells: [[CompiledUnaryTests]]
  private let rules: Rules
  /// Output entries by rule, then column.
  private let entries: [[any Logic]]
  /// Outputs that do not depend on anything, checked and put together.
  let constants: [Value?]
  private let shape: ContextShape?
  private let aggregate: CompiledExpression?

  init(
    _ table: DecisionTable, named name: String, inputs: [Input], outputs: [Output],
    cells: [[CompiledUnaryTests]], rules: Rules, entries: [[any Logic]], constants: [Value?], shape: ContextShape?,
    aggregate: CompiledExpression?
  ) {
    self.name = name
    source = table
    hitPolicy = table.hitPolicy
    aggregation = table.aggregation
    self.inputs = inputs
    self.outputs = outputs
    self.cells = cells
    self.entries = entries
    self.constants = constants
    self.shape = shape
    self.aggregate = aggregate
    self.rules = rules
  }

  func value(_ run: Run) -> Value {
    withUnsafeTemporaryAllocation(of: Value.self, capacity: max(inputs.count, 1)) { buffer in
      buffer.initialize(repeating: .null)
      defer { buffer.deinitialize() }
      let values = UnsafeMutableBufferPointer(rebasing: buffer[..<inputs.count])
      guard readInputs(values, run) else { return .null }
      guard let matches = matches(values, run) else { return .null }
      run.begin(explained(values, matches.all, run))
      let result = result(matches, run)
      run.end(result)
      return result
    }
  }

  private func result(_ matches: Matches, _ run: Run) -> Value {
    guard let first = matches.first else { return withoutMatch(run) }
    switch hitPolicy {
    case .first: return output(first, run)
    case .unique: return matches.others.isEmpty ? output(first, run) : several(matches.all, run)
    case .any: return any(matches.all, run)
    case .priority: return byPriority(matches.all, run).first ?? .null
    case .outputOrder: return .list(of: byPriority(matches.all, run))
    case .ruleOrder: return .list(of: matches.all.map { output($0, run) })
    case .collect: return collected(matches.all, run)
    }
  }

  /// False where an input is not among the values allowed.
  private func readInputs(_ values: UnsafeMutableBufferPointer<Value>, _ run: Run) -> Bool {
    for (position, input) in inputs.enumerated() {
      let given = input.logic.value(run)
      guard let value = input.type.accepted(given, run.evaluation),
        value.isNull || (input.allowedValues.map { $0.pass(value, run.evaluation) } ?? true)
      else {
        explainRefusal(values[..<position] + [given], run)
        run.note(
          DMNProblem(
            .inputNotAllowed, in: run.element, found: input.text, expected: "one of the values of the input"))
        return false
      }
      values[position] = value
    }
    return true
  }

  /// Rules that fit; nearly always one.
  private struct Matches {
    var first: Int?
    var others: [Int] = []

    mutating func append(_ rule: Int) {
      if first == nil { first = rule } else { others.append(rule) }
    }

    var all: [Int] { first.map { [$0] + others } ?? [] }
  }

  /// Nil where nobody knows which rules count.
  private func matches(_ inputs: UnsafeMutableBufferPointer<Value>, _ run: Run) -> Matches? {
    switch rules {
    case .always(let edition): return matches(edition, inputs, run)
    case .dated(let editions):
      if let date = run.evaluation.date { return matches(editions.edition(on: date), inputs, run) }
      run.note(
        DMNProblem(
          .missingDate, in: run.element, expected: "the date of the fact",
          hint: "rules of this table count on some days only"))
      return nil
    }
  }

  @inline(__always)
  private func matches(
    _ edition: RuleEdition, _ inputs: UnsafeMutableBufferPointer<Value>, _ run: Run
  ) -> Matches {
    var matches = Matches()
    let wantsFirstOnly = hitPolicy == .first
    edition.forEachMatch(inputs, run.evaluation) { rule in
      matches.append(rule)
      return !wantsFirstOnly
    }
    return matches
  }

  private func explained(
    _ values: some Sequence<Value>, _ matches: [Int], _ run: Run, _ outcome: ExplainedTable.Outcome = .matched
  ) -> ExplainedPart {
    .table(
      ExplainedTable(
        name: name, table: source, date: source.hasPeriods ? run.evaluation.date : nil, inputs: Array(values),
        matches: matches.map { ExplainedTable.Match(rule: $0 + 1, output: nil) }, outcome: outcome, output: .null))
  }

  private func explainRefusal(_ values: @autoclosure () -> some Sequence<Value>, _ run: Run) {
    guard run.isExplaining else { return }
    run.begin(explained(values(), [], run, .inputRefused))
    run.end(.null)
  }
}

/// What comes out.
extension TableLogic {
  private func output(_ rule: Int, _ run: Run) -> Value {
    let value =
      constants[rule]
      ?? combined(zip(entries[rule], outputs).map { entry, output in checked(entry.value(run), output, run) })
    if run.isExplaining { run.record { $0.output(value, ofRule: rule + 1) } }
    return value
  }

  private func combined(_ values: [Value]) -> Value {
    guard let shape else { return values.first ?? .null }
    return .context(of: zip(shape.names, values).map { ($0, $1) })
  }

  private func checked(_ value: Value, _ output: Output, _ run: Run) -> Value {
    guard let accepted = output.type.accepted(value, run.evaluation),
      accepted.isNull || (output.allowedValues.map { $0.pass(accepted, run.evaluation) } ?? true)
    else {
      run.note(
        DMNProblem(
          .valueNotAllowed, in: run.element, found: "\(value.type)",
          expected: "one of the values of the output \(output.name)"))
      return .null
    }
    return accepted
  }

  /// The default entries. Where there are none, a table that collects gives an empty list and a count of zero,
  /// because nothing was collected; every other one gives null.
  private func withoutMatch(_ run: Run) -> Value {
    let collects =
      hitPolicy == .ruleOrder || hitPolicy == .outputOrder || (hitPolicy == .collect && aggregation == nil)
    if outputs.contains(where: { $0.defaultEntry != nil }) {
      if run.isExplaining { run.record { $0.outcome(.usedDefault) } }
      let value = combined(
        outputs.map { output in
          output.defaultEntry.map { checked($0.value(run), output, run) } ?? .null
        })
      guard collects else { return value }
      if case .list = value { return value }
      return .list(of: [value])
    }
    if run.isExplaining { run.record { $0.outcome(.unmatched) } }
    if collects { return .list(.empty) }
    return hitPolicy == .collect && aggregation == .count ? .number(.zero) : .null
  }

  private func several(_ matches: [Int], _ run: Run) -> Value {
    if run.isExplaining { run.record { $0.outcome(.severalRules) } }
    run.note(
      DMNProblem(
        .severalRules, in: run.element, found: matches.map { "rule \($0 + 1)" }.joined(separator: ", "),
        expected: "one rule that fits"))
    return .null
  }

  private func any(_ matches: [Int], _ run: Run) -> Value {
    let first = output(matches[0], run)
    for rule in matches.dropFirst() where output(rule, run) != first {
      if run.isExplaining { run.record { $0.outcome(.differentOutputs) } }
      run.note(
        DMNProblem(
          .differentOutputs, in: run.element, found: "rule \(matches[0] + 1) and rule \(rule + 1)",
          expected: "rules that fit together to have the same output"))
      return .null
    }
    return first
  }

  /// By the positions of the outputs among the allowed values, the first column first; values that are not among them
  /// come last.
  private func byPriority(_ matches: [Int], _ run: Run) -> [Value] {
    let ranked = matches.map { rule in
      let parts = zip(entries[rule], outputs).map { entry, output in checked(entry.value(run), output, run) }
      let ranks = zip(parts, outputs).map { value, output in
        output.priorities.firstIndex(of: value) ?? output.priorities.count
      }
      return (rule: rule, ranks: ranks, parts: parts)
    }
    let sorted = ranked.sorted { a, b in
      a.ranks == b.ranks ? a.rule < b.rule : a.ranks.lexicographicallyPrecedes(b.ranks)
    }
    if run.isExplaining {
      for item in sorted { run.record { $0.output(combined(item.parts), ofRule: item.rule + 1) } }
    }
    return sorted.map { combined($0.parts) }
  }

  private func collected(_ matches: [Int], _ run: Run) -> Value {
    let values = matches.map { output($0, run) }
    guard let aggregation else { return .list(of: values) }
    if aggregation == .count { return .number(.init(values.count)) }
    guard let aggregate, outputs.count == 1 else {
      run.note(
        DMNProblem(.notAggregable, in: run.element, expected: "one output where \(aggregation.rawValue) is asked"))
      return .null
    }
    let list = Value.list(of: values)
    let result = run.evaluation.withFrame(slots: aggregate.slotCount) { inner in
      inner[0] = list
      return inner.evaluate(aggregate)
    }
    if result.isNull {
      run.note(DMNProblem(.notAggregable, in: run.element, expected: "outputs that have a \(aggregation.rawValue)"))
    }
    return result
  }
}
