/// FEEL's `<` and its kin (DMN 1.5 §10.3.2.13.2, table 54).
enum Ordering {
  /// Negative, zero or positive; nil where the two have no order.
  @inline(__always)
  static func compare(_ a: Value, _ b: Value) -> Int? {
    switch (a, b) {
    case (.number(let x), .number(let y)): x == y ? 0 : x < y ? -1 : 1
    case (.string(let x), .string(let y)): Text.isSame(x, y) ? 0 : Text.isLess(x, y) ? -1 : 1
    default: TemporalComparison.order(a, b)
    }
  }

  /// Whether the two may be ends of one range: null, or scalars of one ordered kind.
  static func mayBound(_ low: Value, _ high: Value) -> Bool {
    if low.isNull { return high.isNull || compare(high, high) != nil }
    if high.isNull { return compare(low, low) != nil }
    return compare(low, high) != nil
  }
}
