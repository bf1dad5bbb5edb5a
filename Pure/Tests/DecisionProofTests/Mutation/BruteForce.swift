import CivilTime
import DMN
import DecimalArithmetic
import FEEL

/// What is wrong with a table, found by asking the engine about every combination of critical values.
///
/// Knows nothing of the proof: values are taken from the literals in the table's texts and around them, and each column
/// is asked alone which rules it lets through.
struct BruteForce {
  struct Pair: Hashable {
    let first: Int
    let second: Int
  }

  /// Points no rule fits though one has to: the values by column, and the day.
  private(set) var gaps: [(values: [Value], date: LocalDate?)] = []
  private(set) var overlaps: Set<Pair> = []
  private(set) var contradictions: Set<Pair> = []
  private(set) var unreachable: Set<Int> = []

  var isDefective: Bool {
    !gaps.isEmpty || !overlaps.isEmpty || !contradictions.isEmpty || !unreachable.isEmpty
  }

  private let table: DecisionTable
  private let outputs: [Value]
  /// Sets of rules that have been looked at.
  private var masksSeen: Set<UInt64> = []

  /// - Precondition: at most 64 rules, and no two columns that look at the same input.
  init(_ town: TownTable) {
    table = town.table
    outputs = town.table.rules.map { rule in
      let text = rule.outputEntries.map(\.text).joined(separator: ", ")
      return (try? FEELCompiler.expression("[\(text)]").constant) ?? .string(text)
    }
    let columns = town.table.inputs.indices.map { BruteForceColumn(town, $0).masks }
    let days = BruteForceDays(town).masks
    var reached: UInt64 = 0
    for day in days {
      walk(columns, 0, day.mask, [], day.date, &reached)
    }
    unreachable = Set(table.rules.indices.filter { reached & (1 << UInt64($0)) == 0 })
  }

  private mutating func walk(
    _ columns: [[(value: Value, mask: UInt64)]], _ column: Int, _ mask: UInt64, _ values: [Value],
    _ date: LocalDate?, _ reached: inout UInt64
  ) {
    guard column < columns.count else { return look(mask, values, date, &reached) }
    for (value, own) in columns[column] {
      walk(columns, column + 1, mask & own, values + [value], date, &reached)
    }
  }

  private mutating func look(_ mask: UInt64, _ values: [Value], _ date: LocalDate?, _ reached: inout UInt64) {
    if mask != 0, !masksSeen.insert(mask).inserted { return }
    let rules = table.rules.indices.filter { mask & (1 << UInt64($0)) != 0 }
    guard let first = rules.first else {
      if isGap { gaps.append((values, date)) }
      return
    }
    switch table.hitPolicy {
    case .first: reached |= 1 << UInt64(first)
    case .priority: if let winner = rules.min(by: precedes) { reached |= 1 << UInt64(winner) }
    default: reached |= mask
    }
    for (position, a) in rules.enumerated() {
      for b in rules[(position + 1)...] {
        if table.hitPolicy == .unique { overlaps.insert(Pair(first: a, second: b)) }
        if table.hitPolicy == .any, outputs[a] != outputs[b] { contradictions.insert(Pair(first: a, second: b)) }
      }
    }
  }

  private func precedes(_ a: Int, _ b: Int) -> Bool {
    let allowed = (try? FEELCompiler.expression("[\(table.outputs[0].allowedValues ?? "")]").constant) ?? .null
    guard case .list(let order) = allowed else { return a < b }
    func rank(_ rule: Int) -> Int {
      guard case .list(let output) = outputs[rule], let value = output.items.first else { return order.count }
      return order.items.firstIndex(of: value) ?? order.count
    }
    return (rank(a), a) < (rank(b), b)
  }

  private var isGap: Bool {
    guard table.outputs.allSatisfy({ $0.defaultEntry == nil }) else { return false }
    switch table.hitPolicy {
    case .unique, .any, .first, .priority: return true
    case .ruleOrder, .outputOrder: return false
    case .collect: return table.aggregation != nil && table.aggregation != .count
    }
  }
}

/// One column: its critical values, and which rules the engine lets through for each.
struct BruteForceColumn {
  private(set) var masks: [(value: Value, mask: UInt64)] = []

  init(_ town: TownTable, _ column: Int) {
    let rules = town.table.rules.enumerated().map { number, rule in
      DecisionTable.Rule([rule.inputEntries[column].text], ["\(number)"])
    }
    // One rule that takes everything but null tells whether the input's type takes a value.
    let all = [DecisionTable.Rule(["not(null)"], ["1"])]
    guard let fitting = BruteForceColumn.evaluator(town, column, rules),
      let accepting = BruteForceColumn.evaluator(town, column, all)
    else { return }
    var seen: Set<Value> = []
    for value in CriticalValues(town, column).values where seen.insert(value).inserted {
      let isTaken = value.isNull || BruteForceColumn.mask(accepting, value) == 2
      guard isTaken, let mask = BruteForceColumn.mask(fitting, value) else { continue }
      // Of many values that the engine treats alike the first and the last will do.
      let alike = masks.indices.filter { masks[$0].mask == mask }
      if alike.count > 1 { masks.remove(at: alike[1]) }
      masks.append((value, mask))
    }
  }

  private static func evaluator(
    _ town: TownTable, _ column: Int, _ rules: [DecisionTable.Rule]
  ) -> DecisionEvaluator? {
    var one = town
    one.table = DecisionTable(
      .ruleOrder, inputs: [town.table.inputs[column]], outputs: [.init("n")], rules: rules)
    one.inputs = town.inputs.filter { $0.name == town.table.inputs[column].expression.text }
    return CompiledModel(one.model).decision(town.name).map { DecisionEvaluator($0) }
  }

  /// Nil where the table refuses the value.
  private static func mask(_ evaluator: DecisionEvaluator, _ value: Value) -> UInt64? {
    guard case .list(let list) = evaluator.evaluate([value]) else { return nil }
    return list.items.reduce(into: UInt64(0)) { mask, item in
      if case .number(let number) = item, let rule = number.int { mask |= 1 << UInt64(rule) }
    }
  }
}

/// The days on which something may change.
struct BruteForceDays {
  private(set) var masks: [(date: LocalDate?, mask: UInt64)] = []

  init(_ town: TownTable) {
    let rules = town.table.rules
    let all = rules.indices.reduce(into: UInt64(0)) { $0 |= 1 << UInt64($1) }
    guard town.table.hasPeriods else {
      masks = [(nil, all)]
      return
    }
    let named = rules.flatMap { [$0.effectiveFrom, $0.effectiveTo].compactMap { $0 } }
    let days = Set(named.flatMap { day in [-1, 0, 1].compactMap { day.adding(days: $0) } }).sorted()
    let start = rules.contains { $0.effectiveFrom == nil } ? nil : rules.compactMap(\.effectiveFrom).min()
    let end = rules.contains { $0.effectiveTo == nil } ? nil : rules.compactMap(\.effectiveTo).max()
    for day in days {
      if let start, day < start { continue }
      if let end, day > end { continue }
      let mask = rules.indices.filter { rules[$0].counts(on: day) }.reduce(into: UInt64(0)) { $0 |= 1 << UInt64($1) }
      masks.append((day, mask))
    }
  }
}
