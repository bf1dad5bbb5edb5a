/// FEEL's `=` (DMN 1.5 §10.3.2.13.2, table 53).
enum Equality {
  /// Nil where the two are of different kinds and neither is null.
  static func compare(_ a: Value, _ b: Value) -> Bool? {
    switch (a, b) {
    case (.null, .null): true
    case (.null, _), (_, .null): false
    case (.boolean(let x), .boolean(let y)): x == y
    case (.number(let x), .number(let y)): x == y
    case (.string(let x), .string(let y)): Text.isSame(x, y)
    case (.list(let x), .list(let y)): isSame(x, y)
    case (.context(let x), .context(let y)): isSame(x, y)
    case (.range(let x), .range(let y)): isSame(x, y)
    case (.function(let x), .function(let y)): x === y
    default: TemporalComparison.isSame(a, b)
    }
  }

  private static func isSame(_ a: ListValue, _ b: ListValue) -> Bool {
    if a === b { return true }
    guard a.count == b.count, a.weight == b.weight else { return false }
    for (x, y) in zip(a.items, b.items) where compare(x, y) != true { return false }
    return true
  }

  private static func isSame(_ a: ContextValue, _ b: ContextValue) -> Bool {
    if a === b { return true }
    guard a.count == b.count, a.weight == b.weight else { return false }
    let isSameShape = a.shape === b.shape
    for (index, name) in a.shape.names.enumerated() {
      guard let other = isSameShape ? b.value(at: index) : b[name] else { return false }
      guard compare(a.value(at: index), other) == true else { return false }
    }
    return true
  }

  private static func isSame(_ a: RangeValue, _ b: RangeValue) -> Bool {
    a.form == b.form && a.includesLow == b.includesLow && a.includesHigh == b.includesHigh
      && compare(a.low, b.low) == true && compare(a.high, b.high) == true
  }
}

extension Value: Equatable {
  public static func == (a: Value, b: Value) -> Bool { Equality.compare(a, b) == true }
}

extension Value: Hashable {
  public func hash(into hasher: inout Hasher) {
    switch self {
    case .null: hasher.combine(0)
    case .boolean(let truth): hasher.combine(truth)
    case .number(let number): hasher.combine(number)
    case .string(let text): Text.hash(text, into: &hasher)
    case .list(let list): for item in list.items { item.hash(into: &hasher) }
    case .context(let context): hasher.combine(context.unorderedHash)
    case .range(let range):
      range.low.hash(into: &hasher)
      range.high.hash(into: &hasher)
    case .function(let function): hasher.combine(ObjectIdentifier(function))
    case .date, .time, .dateTime, .daysDuration, .monthsDuration:
      TemporalComparison.hash(self, into: &hasher)
    }
  }
}

extension ContextValue {
  /// The same for the same members in any order.
  fileprivate var unorderedHash: Int {
    var result = 0
    for (name, value) in zip(shape.names, values) {
      var hasher = Hasher()
      Text.hash(name, into: &hasher)
      value.hash(into: &hasher)
      result ^= hasher.finalize()
    }
    return result
  }
}
