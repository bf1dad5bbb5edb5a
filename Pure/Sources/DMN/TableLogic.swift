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

  private let hitPolicy: HitPolicy
  private let aggregation: Aggregation?
  private let inputs: [Input]
  private let outputs: [Output]
  private let blocks: [RuleIndex]
  /// Output entries by rule, then column.
  private let entries: [[any Logic]]
  /// Outputs that do not depend on anything, checked and put together.
  private let constants: [Value?]
  private let shape: ContextShape?
  private let aggregate: CompiledExpression?

  init(
    _ table: DecisionTable, inputs: [Input], outputs: [Output], cells: [[CompiledUnaryTests]],
    entries: [[any Logic]], constants: [Value?], shape: ContextShape?, aggregate: CompiledExpression?
  ) {
    hitPolicy = table.hitPolicy
    aggregation = table.aggregation
    self.inputs = inputs
    self.outputs = outputs
    self.entries = entries
    self.constants = constants
    self.shape = shape
    self.aggregate = aggregate
    blocks = stride(from: 0, to: max(entries.count, 1), by: RuleIndex.blockSize).map { start in
      let range = start..<min(start + RuleIndex.blockSize, entries.count)
      return RuleIndex(cells.map { Array($0[range]) }, ruleCount: range.count)
    }
  }

  func value(_ run: Run) -> Value {
    withUnsafeTemporaryAllocation(of: Value.self, capacity: max(inputs.count, 1)) { buffer in
      buffer.initialize(repeating: .null)
      defer { buffer.deinitialize() }
      let values = UnsafeMutableBufferPointer(rebasing: buffer[..<inputs.count])
      guard readInputs(values, run) else { return .null }
      let matches = matches(values, run)
      run.note(step(values, matches, run))
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
  }

  /// False where an input is not among the values allowed.
  private func readInputs(_ values: UnsafeMutableBufferPointer<Value>, _ run: Run) -> Bool {
    for (position, input) in inputs.enumerated() {
      guard let value = input.type.accepted(input.logic.value(run), run.evaluation),
        value.isNull || (input.allowedValues.map { $0.pass(value, run.evaluation) } ?? true)
      else {
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

  private func matches(_ inputs: UnsafeMutableBufferPointer<Value>, _ run: Run) -> Matches {
    var matches = Matches()
    let wantsFirstOnly = hitPolicy == .first
    for number in blocks.indices {
      let start = number * RuleIndex.blockSize
      blocks[number].forEachMatch(inputs, run.evaluation) { rule in
        matches.append(start + rule)
        return !wantsFirstOnly
      }
      if wantsFirstOnly, matches.first != nil { break }
    }
    return matches
  }

  private func step(
    _ values: UnsafeMutableBufferPointer<Value>, _ matches: Matches, _ run: Run
  ) -> EvaluationStep {
    .table(
      element: run.element,
      inputs: zip(inputs, values).map { EvaluationStep.TableInput(expression: $0.text, value: $1) },
      rules: matches.all.map { $0 + 1 })
  }
}

/// What comes out.
extension TableLogic {
  private func output(_ rule: Int, _ run: Run) -> Value {
    if let constant = constants[rule] { return constant }
    return combined(zip(entries[rule], outputs).map { entry, output in checked(entry.value(run), output, run) })
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
      let value = combined(
        outputs.map { output in
          output.defaultEntry.map { checked($0.value(run), output, run) } ?? .null
        })
      guard collects else { return value }
      if case .list = value { return value }
      return .list(of: [value])
    }
    if collects { return .list(.empty) }
    return hitPolicy == .collect && aggregation == .count ? .number(.zero) : .null
  }

  private func several(_ matches: [Int], _ run: Run) -> Value {
    run.note(
      DMNProblem(
        .severalRules, in: run.element, found: matches.map { "rule \($0 + 1)" }.joined(separator: ", "),
        expected: "one rule that fits"))
    return .null
  }

  private func any(_ matches: [Int], _ run: Run) -> Value {
    let first = output(matches[0], run)
    for rule in matches.dropFirst() where output(rule, run) != first {
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
