import CivilTime
import DecimalArithmetic

/// What a for, some or every goes through: the items of a list, whole numbers or days one after the other.
struct LoopItems {
  private enum Source {
    case list([Value])
    case numbers(Int)
    case days(LocalDate)
  }

  private let source: Source
  /// The position after the last value; at least `start`.
  let count: Int
  private let step: Int
  private var start = 0

  /// The items of a list, the whole values in a closed or open range, or a single value (DMN 1.5 §10.3.2.14).
  init?(_ domain: Value) {
    switch domain {
    case .null: return nil
    case .list(let list): self.init(.list(list.items), list.count, 1)
    case .range(let range): self.init(range)
    case let single: self.init(.list([single]), 1, 1)
    }
  }

  /// `first..last`, upwards or downwards, both ends included.
  init?(from first: Value, to last: Value) {
    switch (first, last) {
    case (.number(let a), .number(let b)):
      guard let a = a.int, let b = b.int else { return nil }
      let (distance, overflow) = b.subtractingReportingOverflow(a)
      guard !overflow, distance.magnitude < 1 << 40 else { return nil }
      self.init(.numbers(a), abs(distance) + 1, distance < 0 ? -1 : 1)
    case (.date(let a), .date(let b)):
      let distance = b.dayNumber - a.dayNumber
      self.init(.days(a), abs(distance) + 1, distance < 0 ? -1 : 1)
    default: return nil
    }
  }

  private init?(_ range: RangeValue) {
    guard range.form == .interval, let order = Ordering.compare(range.low, range.high), order <= 0,
      let closed = LoopItems(from: range.low, to: range.high)
    else { return nil }
    let first = range.includesLow ? 0 : 1
    self.init(closed.source, max(range.includesHigh ? closed.count : closed.count - 1, first), 1)
    start = first
  }

  private init(_ source: Source, _ count: Int, _ step: Int) {
    self.source = source
    self.count = count
    self.step = step
  }

  /// Gives each value to the body until that answers false.
  ///
  /// - Returns: whether the body always answered true.
  @inline(__always)
  func forEach(_ body: (Value) -> Bool) -> Bool {
    switch source {
    case .list(let items):
      for item in items[start...] where !body(item) { return false }
    case .numbers(let first):
      for position in start..<count where !body(.number(Decimal128(first + position * step))) { return false }
    case .days(let first):
      for position in start..<count {
        guard let day = first.adding(days: position * step), body(.date(day)) else { return false }
      }
    }
    return true
  }
}
