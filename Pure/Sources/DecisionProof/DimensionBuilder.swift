import FEEL

/// Cuts the values of one variable into slots and asks every cell about each of them.
///
/// What a cell says of a slot is not worked out here: the engine is asked for one value of each stretch in which the
/// cell's truth cannot change.
struct DimensionBuilder {
  struct Column {
    let input: Int
    let derivation: Subject.Derivation?
    /// Tests the column's own value passes.
    let tests: [CellTest]
    /// One for each rule.
    let cells: [CellTest]
  }

  let source: Dimension.Source
  let name: String
  let isAssumed: Bool
  let domain: ValueDomain
  let columns: [Column]
  let ruleCount: Int
  let considersMissing: Bool
  let evaluation: Evaluation

  /// Slots times rules in one dimension.
  private static let largest = 64_000_000

  /// Whether the cell's meaning is known in its column.
  func isDecided(_ cell: CellTest, in column: Column) -> Bool {
    guard let places = cell.places, !places.namesOthers else { return false }
    if column.derivation != nil { return !places.asksWholeNumbers }
    if places.asksWholeNumbers, !domain.isWhole { return false }
    return !isOther || places.places.isEmpty
  }

  /// Nil where it would take too much memory.
  func build() -> Dimension? {
    let places = allPlaces()
    let lines = axes(places).map { axis in
      SlotLine(
        axis, places.places[axis] ?? [], isWhole: domain.isWhole && axis == .number, isOrdered: places.ordersTexts)
    }
    let slots = lines.flatMap(\.slots)
    guard slots.count * max(ruleCount, 1) <= DimensionBuilder.largest else { return nil }
    let known = slots.map { $0.value.map(standing) ?? .none }
    var definite = slots.indices.map { _ in RuleSet?.none }
    var possible = definite
    for column in columns {
      let sets = sets(column, lines, slots.count)
      for index in slots.indices where known[index] != .none {
        definite[index] = definite[index]?.kept(sets.definite[index]) ?? sets.definite[index]
        possible[index] = possible[index]?.kept(sets.possible[index]) ?? sets.possible[index]
      }
    }
    return dimension(slots, known, definite, possible)
  }

  private func allPlaces() -> TurningPlaces {
    var places = TurningPlaces()
    for test in domain.tests { if let own = test.places { places.add(own) } }
    for outcome in domain.outcomes ?? [] { places.add(outcome) }
    for column in columns {
      if let derivation = column.derivation {
        places.add(derivation.places)
      } else {
        for cell in column.cells where isDecided(cell, in: column) { if let own = cell.places { places.add(own) } }
      }
    }
    return places
  }

  private var isOther: Bool {
    switch domain.type {
    case .list, .context, .range, .function: true
    default: false
    }
  }

  /// The kinds of values there are: those of the type, or else those that are spoken of.
  private func axes(_ places: TurningPlaces) -> [Axis] {
    let named = Set(places.places.keys)
    var axes: Set<Axis> =
      switch domain.type {
      case .boolean: [.boolean]
      case .number: [.number]
      case .string: [.text]
      case .date: [.date]
      case .time: named.contains(.universalTime) ? named.intersection([.localTime, .universalTime]) : [.localTime]
      case .dateTime:
        named.contains(.universalMoment) ? named.intersection([.localMoment, .universalMoment]) : [.localMoment]
      case .daysDuration: [.days]
      case .monthsDuration: [.months]
      case .list, .context, .range, .function: [.other]
      case .null: []
      case .any: named.isEmpty ? [.text] : named
      }
    if considersMissing || places.namesNull || domain.type == .null { axes.insert(.null) }
    return axes.sorted()
  }
}

/// What is known of a slot.
extension DimensionBuilder {
  private enum Standing {
    case certain, possible, none
  }

  /// Whether values like this one are in the domain.
  private func standing(_ value: Value) -> Standing {
    guard !value.isNull else { return domain.outcomes.map { $0.contains(.null) } ?? true ? .certain : .none }
    guard domain.conflict == nil, domain.outcomes?.contains(value) ?? true else { return .none }
    var standing = Standing.certain
    for test in domain.tests where !test.holds(value, evaluation) {
      guard test.places == nil || test.places?.namesOthers == true else { return .none }
      standing = .possible
    }
    for column in columns where !column.tests.isEmpty {
      let own = columnValue(column, value)
      if !own.isNull, !column.tests.allSatisfy({ $0.holds(own, evaluation) }) { return .none }
    }
    return standing
  }

  private func columnValue(_ column: Column, _ value: Value) -> Value {
    guard let derivation = column.derivation else { return value }
    evaluation[0] = value
    return evaluation.evaluate(derivation.expression)
  }

  private typealias Sets = (definite: [RuleSet], possible: [RuleSet])

  /// For each slot the rules whose cell in the column holds.
  private func sets(_ column: Column, _ lines: [SlotLine], _ count: Int) -> Sets {
    var ranges: [String: [Range<Int>]] = [:]
    var begins = [[Int]](repeating: [], count: count + 1)
    var ends = begins
    var open: [Int] = []
    for (rule, cell) in column.cells.enumerated() {
      guard cell.isAny || isDecided(cell, in: column) else {
        open.append(rule)
        continue
      }
      let own = ranges[cell.text] ?? self.ranges(cell, column, lines)
      ranges[cell.text] = own
      for range in own {
        begins[range.lowerBound].append(rule)
        ends[range.upperBound].append(rule)
      }
    }
    return swept(begins, ends, open, count)
  }

  private func swept(_ begins: [[Int]], _ ends: [[Int]], _ open: [Int], _ count: Int) -> Sets {
    var current = RuleSet(room: ruleCount)
    var undecided = RuleSet(room: ruleCount)
    for rule in open { undecided.insert(rule) }
    var sets: Sets = ([], [])
    for index in 0..<count {
      for rule in ends[index] { current.remove(rule) }
      for rule in begins[index] { current.insert(rule) }
      sets.definite.append(current)
      var possible = current
      possible.add(undecided)
      sets.possible.append(possible)
    }
    return sets
  }

  /// The stretches of slots where the cell holds.
  private func ranges(_ cell: CellTest, _ column: Column, _ lines: [SlotLine]) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var start = 0
    for line in lines {
      let end = start + line.slots.count
      let places = column.derivation?.places.places ?? cell.places?.places ?? [:]
      var from = start
      for position in line.positions(of: places[line.axis] ?? []) {
        append(from..<start + position, cell, column, line, start, &result)
        append(start + position..<start + position + 1, cell, column, line, start, &result)
        from = start + position + 1
      }
      append(from..<end, cell, column, line, start, &result)
      start = end
    }
    return result
  }

  private func append(
    _ range: Range<Int>, _ cell: CellTest, _ column: Column, _ line: SlotLine, _ start: Int,
    _ result: inout [Range<Int>]
  ) {
    // Both values of a boolean are told apart, whether a cell names them or not.
    if line.axis == .boolean, range.count > 1 {
      for index in range { append(index..<index + 1, cell, column, line, start, &result) }
      return
    }
    guard let value = range.lazy.compactMap({ line.slots[$0 - start].value }).first,
      cell.holds(columnValue(column, value), evaluation)
    else { return }
    if let last = result.last, last.upperBound == range.lowerBound {
      result[result.count - 1] = last.lowerBound..<range.upperBound
    } else {
      result.append(range)
    }
  }
}

/// Putting it together.
extension DimensionBuilder {
  private struct Key: Hashable {
    let definite: RuleSet
    let possible: RuleSet
    let isCertain: Bool
    var isFractional: Bool
  }

  private func dimension(
    _ all: [Slot], _ known: [Standing], _ definite: [RuleSet?], _ possible: [RuleSet?]
  ) -> Dimension {
    let everyRule = RuleSet.all(ruleCount)
    let kept = all.indices.filter { known[$0] != .none }
    let slots = kept.map { all[$0] }
    var keys = kept.map { index in
      Key(
        definite: definite[index] ?? everyRule, possible: possible[index] ?? everyRule,
        isCertain: known[index] == .certain, isFractional: false)
    }
    // Numbers between two whole ones are only worth telling apart where they differ from both.
    let apart = slots.indices.filter { index in
      slots[index].isFractional && !(index > 0 && keys[index - 1] == keys[index])
        && !(index + 1 < keys.count && keys[index + 1] == keys[index])
    }
    for index in apart { keys[index].isFractional = true }
    var groups: [Key: [Int]] = [:]
    for (index, key) in keys.enumerated() { groups[key, default: []].append(index) }
    let classes = groups.map { key, members in
      Dimension.Class(
        slots: members.sorted { (slots[$0].strangeness, $0) < (slots[$1].strangeness, $1) },
        isCertain: key.isCertain, isFractional: key.isFractional, definite: key.definite, possible: key.possible)
    }
    let sorted = classes.sorted { a, b in
      (slots[a.slots[0]].strangeness, a.slots[0]) < (slots[b.slots[0]].strangeness, b.slots[0])
    }
    let (patterns, patternOfRule) = patterns(sorted)
    return Dimension(
      source: source, name: name, isAssumed: isAssumed, isWhole: domain.isWhole, slots: slots, classes: sorted,
      patterns: patterns, patternOfRule: patternOfRule)
  }

  private func patterns(_ classes: [Dimension.Class]) -> ([Dimension.Pattern], [Int]) {
    var known: [[String]: Int] = [:]
    var patterns: [Dimension.Pattern] = []
    var ofRule: [Int] = []
    for rule in 0..<ruleCount {
      let key = columns.map { $0.cells[rule].text }
      if let pattern = known[key] {
        ofRule.append(pattern)
      } else {
        known[key] = patterns.count
        ofRule.append(patterns.count)
        patterns.append(pattern(of: rule, classes))
      }
    }
    return (patterns, ofRule)
  }

  private func pattern(of rule: Int, _ classes: [Dimension.Class]) -> Dimension.Pattern {
    let may = classes.indices.filter { classes[$0].possible.contains(rule) }
    let certain = may.filter { classes[$0].isCertain && classes[$0].definite.contains(rule) }
    var partners = RuleSet(room: ruleCount)
    for index in certain { partners.add(classes[index].definite) }
    var rivals = RuleSet(room: ruleCount)
    var covers = RuleSet.all(ruleCount)
    for index in may {
      rivals.add(classes[index].definite)
      covers.keep(classes[index].definite)
    }
    return Dimension.Pattern(classes: may, certain: certain, partners: partners, rivals: rivals, covers: covers)
  }
}
