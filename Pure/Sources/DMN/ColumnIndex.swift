import CivilTime
import DecimalArithmetic
import FEEL

/// Which rules an input may fit, found without looking at each of them.
///
/// Cells of constants that equal, begin or end something are in tables by value; other cells are *open*: their rules
/// are always candidates and have to be asked.
final class ColumnIndex: Sendable {
  /// Rules whose cell has to be asked.
  let open: RuleBits
  /// Rules that fit whatever the input is, and open ones.
  private let base: RuleBits
  private let equal: [Value: RuleBits]
  private let numbers: SegmentIndex<Decimal128>?
  private let dates: SegmentIndex<LocalDate>?
  private let days: SegmentIndex<DaysDuration>?
  private let months: SegmentIndex<MonthsDuration>?

  /// Nil where no cell can be indexed, or the index would take too much memory.
  init?(_ cells: [CompiledUnaryTests]) {
    var builder = ColumnIndexBuilder()
    for (rule, cell) in cells.enumerated() { builder.add(cell, rule) }
    guard builder.isUseful else { return nil }
    var alike = builder.any
    alike.insert(builder.open)
    var size = 0
    open = builder.open.bits
    base = alike.bits
    equal = builder.equal.mapValues { own in
      var all = own
      all.insert(alike)
      size += all.words.count
      return all.bits
    }
    let wordCount = (cells.count + 63) / 64
    numbers = SegmentIndex(builder.numbers, alike, wordCount, &size)
    dates = SegmentIndex(builder.dates, alike, wordCount, &size)
    days = SegmentIndex(builder.days, alike, wordCount, &size)
    months = SegmentIndex(builder.months, alike, wordCount, &size)
    guard size <= ColumnIndex.largest else { return nil }
  }

  /// Words of all sets together.
  static let largest = 8_000_000

  /// Rules whose cell fits or has to be asked; nil where every cell has to be asked.
  func candidates(_ value: Value) -> RuleBits? {
    switch value {
    case .string, .boolean, .null: equal[value] ?? base
    case .number(let number): numbers?.rules(at: number) ?? base
    case .date(let date): dates?.rules(at: date) ?? base
    case .daysDuration(let duration): days?.rules(at: duration) ?? base
    case .monthsDuration(let duration): months?.rules(at: duration) ?? base
    case .time, .dateTime, .list, .context, .range, .function: nil
    }
  }
}

/// Sorts the cells of a column by what they ask.
private struct ColumnIndexBuilder {
  var any = RuleBitsBuilder()
  var open = RuleBitsBuilder()
  var equal: [Value: RuleBitsBuilder] = [:]
  var numbers: [Span<Decimal128>] = []
  var dates: [Span<LocalDate>] = []
  var days: [Span<DaysDuration>] = []
  var months: [Span<MonthsDuration>] = []

  var isUseful: Bool {
    !equal.isEmpty || !numbers.isEmpty || !dates.isEmpty || !days.isEmpty || !months.isEmpty
  }

  mutating func add(_ cell: CompiledUnaryTests, _ rule: Int) {
    if cell.isAny {
      any.insert(rule)
      return
    }
    guard !cell.isNegated, let tests = cell.constants, tests.allSatisfy(isIndexable) else {
      open.insert(rule)
      return
    }
    for test in tests { add(test, rule) }
  }

  private func isIndexable(_ test: ConstantTest) -> Bool {
    switch test {
    case .equal(let value): return isKey(value) || isOrdered(value)
    case .comparison(let operation, let value): return operation != .notEqual && isOrdered(value)
    case .interval(let low, let high, _, _): return isOrdered(low) && low.type == high.type
    }
  }

  private func isKey(_ value: Value) -> Bool {
    switch value {
    case .string, .boolean, .null: true
    default: false
    }
  }

  private func isOrdered(_ value: Value) -> Bool {
    switch value {
    case .number, .date, .daysDuration, .monthsDuration: true
    default: false
    }
  }

  private mutating func add(_ test: ConstantTest, _ rule: Int) {
    switch test {
    case .equal(let value) where isKey(value): equal[value, default: RuleBitsBuilder()].insert(rule)
    case .equal(let value): add(low: value, true, high: value, true, rule)
    case .interval(let low, let high, let includesLow, let includesHigh):
      add(low: low, includesLow, high: high, includesHigh, rule)
    case .comparison(let operation, let value):
      switch operation {
      case .less: add(low: nil, false, high: value, false, rule)
      case .lessOrEqual: add(low: nil, false, high: value, true, rule)
      case .greater: add(low: value, false, high: nil, false, rule)
      case .greaterOrEqual: add(low: value, true, high: nil, false, rule)
      case .equal, .notEqual: add(low: value, true, high: value, true, rule)
      }
    }
  }

  private mutating func add(low: Value?, _ includesLow: Bool, high: Value?, _ includesHigh: Bool, _ rule: Int) {
    switch low ?? high {
    case .number: numbers.append(span(low?.number, includesLow, high?.number, includesHigh, rule))
    case .date: dates.append(span(low?.date, includesLow, high?.date, includesHigh, rule))
    case .daysDuration: days.append(span(low?.days, includesLow, high?.days, includesHigh, rule))
    case .monthsDuration: months.append(span(low?.months, includesLow, high?.months, includesHigh, rule))
    default: open.insert(rule)
    }
  }

  private func span<Key>(
    _ low: Key?, _ includesLow: Bool, _ high: Key?, _ includesHigh: Bool, _ rule: Int
  ) -> Span<Key> {
    Span(low: low, high: high, includesLow: includesLow, includesHigh: includesHigh, rule: rule)
  }
}

extension Value {
  fileprivate var number: Decimal128? { if case .number(let number) = self { number } else { nil } }
  fileprivate var date: LocalDate? { if case .date(let date) = self { date } else { nil } }
  fileprivate var days: DaysDuration? { if case .daysDuration(let days) = self { days } else { nil } }
  fileprivate var months: MonthsDuration? { if case .monthsDuration(let months) = self { months } else { nil } }
}

/// An interval one rule asks for; an end that is nil is open without limit.
struct Span<Key: Comparable & Sendable>: Sendable {
  let low: Key?
  let high: Key?
  let includesLow: Bool
  let includesHigh: Bool
  let rule: Int
}

/// Rules by where a value lies among all ends of their intervals.
struct SegmentIndex<Key: Comparable & Hashable & Sendable>: Sendable {
  /// Every end once, ascending.
  private let keys: [Key]
  /// Before the first key, at it, between it and the second, at the second, …
  private let sets: [RuleBits]

  /// Nil where there are no intervals, or the sets take too much memory.
  init?(_ spans: [Span<Key>], _ alike: RuleBitsBuilder, _ wordCount: Int, _ size: inout Int) {
    guard !spans.isEmpty else { return nil }
    keys = Array(Set(spans.flatMap { [$0.low, $0.high].compactMap { $0 } })).sorted()
    let positions = Dictionary(uniqueKeysWithValues: keys.enumerated().map { ($1, $0 * 2 + 1) })
    let count = keys.count * 2 + 1
    var begins = [[Int]](repeating: [], count: count + 1)
    var ends = [[Int]](repeating: [], count: count + 1)
    for span in spans {
      let first = span.low.flatMap { positions[$0] }.map { span.includesLow ? $0 : $0 + 1 } ?? 0
      let last = span.high.flatMap { positions[$0] }.map { span.includesHigh ? $0 : $0 - 1 } ?? count - 1
      guard first <= last else { continue }
      begins[first].append(span.rule)
      ends[last + 1].append(span.rule)
    }
    var dense = [UInt64](repeating: 0, count: wordCount)
    for (index, word) in alike.words { dense[index] = word }
    // A rule may have several intervals that overlap.
    var depths: [Int: Int] = [:]
    var sets: [RuleBits] = []
    sets.reserveCapacity(count)
    for position in 0..<count {
      for rule in ends[position] {
        let depth = depths[rule, default: 0] - 1
        depths[rule] = depth
        if depth == 0 { dense[rule >> 6] &= ~(1 << UInt64(rule & 63)) }
      }
      for rule in begins[position] {
        depths[rule, default: 0] += 1
        dense[rule >> 6] |= 1 << UInt64(rule & 63)
      }
      let set = RuleBits(dense: dense)
      size += set.words.count
      guard size <= ColumnIndex.largest else { return nil }
      sets.append(set)
    }
    self.sets = sets
  }

  @inline(__always)
  func rules(at value: Key) -> RuleBits {
    let place = keys.partitionPoint { $0 < value }
    return place < keys.count && keys[place] == value ? sets[place * 2 + 1] : sets[place * 2]
  }
}
