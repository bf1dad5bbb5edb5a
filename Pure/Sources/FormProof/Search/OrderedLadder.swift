import CivilTime
import FormSchema
import Kernel

/// The steps of an ordered answer that stand for all others: each place where a rule may change, and some between.
struct OrderedLadder {
  let axis: OrderedAxis
  /// Without the places where nothing can be answered.
  let steps: [Int]

  /// Looked at where a form sets no limit: a thousand years of days before, and as many to come.
  private static let years = 1000...9000

  /// The steps the form lets somebody answer; `nil` when its limits leave none.
  static func range(_ type: QuestionType, today: CivilDate) -> ClosedRange<Int>? {
    let (low, high): (Int, Int)
    switch type {
    case .number(let min, let max, _), .yen(let min, let max): (low, high) = (min, max)
    case .date(let earliest, let latest, let isBirth):
      low = (earliest?.date(today: today) ?? CivilDate(year: isBirth ? 1873 : years.lowerBound, month: 1, day: 1))?
        .daysSince1970 ?? 0
      high = (latest?.date(today: today) ?? (isBirth ? today : CivilDate(year: years.upperBound, month: 12, day: 31)))?
        .daysSince1970 ?? 0
    case .time(let earliest, let latest):
      low = earliest.map { $0.hour * 60 + $0.minute } ?? 0
      high = latest.map { $0.hour * 60 + $0.minute } ?? 24 * 60 - 1
    default: return nil
    }
    return low <= high ? low...high : nil
  }

  /// Nothing can be answered.
  init(none axis: OrderedAxis) { (self.axis, steps) = (axis, []) }

  /// - Parameters:
  ///   - cuts: where rules may change.
  ///   - count: how many steps are needed between two of them.
  ///   - usual: a step people find natural.
  init(_ axis: OrderedAxis, _ range: ClosedRange<Int>, cuts: Set<Int>, count: Int, usual: Int) {
    self.axis = axis
    var steps: [Int] = []
    var low = range.lowerBound
    for cut in cuts.sorted() where range.contains(cut) {
      if low < cut { steps += Self.some(low...cut - 1, count, isFirst: low == range.lowerBound, usual) }
      steps.append(cut)
      low = cut + 1
    }
    if low <= range.upperBound {
      steps += Self.some(low...range.upperBound, count, isFirst: false, usual)
    }
    // What is natural comes first.
    self.steps = steps.sorted { (abs($0 - usual), $0) < (abs($1 - usual), $1) }
  }

  private static func some(_ gap: ClosedRange<Int>, _ count: Int, isFirst: Bool, _ usual: Int) -> [Int] {
    guard gap.count > count else { return Array(gap) }
    let start =
      if gap.contains(usual) { min(usual, gap.upperBound - count + 1) } else if isFirst {
        gap.upperBound - count + 1
      } else { gap.lowerBound }
    return Array(start..<start + count)
  }
}
