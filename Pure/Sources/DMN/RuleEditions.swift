import CivilTime
import FEEL
import Synchronization

/// The rules of a table whose rules count on some days only: for each span of days the rules that count then.
///
/// A span's rules get an index of their own when a fact of one of its days is first decided, so that a table that holds
/// the rules of ten years is asked as fast as that of one, and old years cost nothing until they are needed.
final class RuleEditions: Sendable {
  /// Cells by column, then rule.
  private let cells: [[CompiledUnaryTests]]
  private let periods: [RulePeriod]
  /// The first days of all spans but the first one, ascending.
  private let cuts: [LocalDate]
  /// One more than there are cuts.
  private let places: [Place]

  private final class Place: Sendable {
    let edition = AtomicLazyReference<RuleEdition>()
  }

  /// How many rules all spans together may have, each rule counted in each of its spans.
  static let largest = 1_000_000

  /// Nil where the spans have too many rules together.
  init?(_ cells: [[CompiledUnaryTests]], _ periods: [RulePeriod]) {
    self.cells = cells
    self.periods = periods
    cuts = RuleEditions.cuts(periods)
    guard RuleEditions.size(periods, cuts) <= RuleEditions.largest else { return nil }
    places = (0...cuts.count).map { _ in Place() }
  }

  private static func cuts(_ periods: [RulePeriod]) -> [LocalDate] {
    var days: Set<LocalDate> = []
    for period in periods {
      if let from = period.from { days.insert(from) }
      if let after = period.to?.adding(days: 1) { days.insert(after) }
    }
    return days.sorted()
  }

  private static func size(_ periods: [RulePeriod], _ cuts: [LocalDate]) -> Int {
    let spans = Dictionary(uniqueKeysWithValues: cuts.enumerated().map { ($1, $0 + 1) })
    var size = 0
    for period in periods where !period.isEmpty {
      let first = period.from.flatMap { spans[$0] } ?? 0
      let end = period.to?.adding(days: 1).flatMap { spans[$0] } ?? cuts.count + 1
      size += end - first
    }
    return size
  }

  /// The rules that count on a day.
  func edition(on date: LocalDate) -> RuleEdition {
    let span = span(of: date)
    if let known = places[span].edition.load() { return known }
    // The day before the first cut stands for all days before it: there only rules without a first day count.
    let numbers = periods.indices.filter { rule in
      span == 0 ? periods[rule].from == nil : periods[rule].contains(cuts[span - 1])
    }
    return places[span].edition.storeIfNil(RuleEdition(cells, ruleCount: periods.count, numbers: numbers))
  }

  /// How many cuts are not after the day.
  private func span(of date: LocalDate) -> Int { cuts.partitionPoint { $0 <= date } }
}
