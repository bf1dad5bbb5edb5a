extension SeededRandom {
  /// A number from zero to below `count`, which is at least one.
  mutating func below(_ count: Int) -> Int { Int(next() % UInt64(max(1, count))) }

  mutating func number(in range: ClosedRange<Int>) -> Int {
    let (width, isAll) = range.upperBound.subtractingReportingOverflow(range.lowerBound)
    return isAll || width == Int.max ? range.lowerBound : range.lowerBound + below(width + 1)
  }

  /// True in so many of a hundred cases.
  mutating func chance(_ percent: Int) -> Bool { below(100) < percent }

  /// One of the items, of which there has to be one at least.
  mutating func pick<Item>(_ items: [Item]) -> Item { items[below(items.count)] }

  mutating func digits(_ count: Int) -> String { (0..<count).map { _ in String(below(10)) }.joined() }

  /// So many of the items, in any order.
  mutating func some<Item>(_ count: Int, of items: [Item]) -> [Item] {
    var rest = items
    return (0..<min(count, items.count)).map { _ in rest.remove(at: below(rest.count)) }
  }
}
