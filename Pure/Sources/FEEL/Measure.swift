/// How deep and how heavy a list or context is.
struct Measure {
  private(set) var depth = 1
  private(set) var weight = 1

  init() {}

  /// Nil beyond the limits.
  init?(_ items: [Value]) {
    for item in items { add(item) }
    guard isAllowed else { return nil }
  }

  var isAllowed: Bool { depth <= ListValue.deepest && weight <= ListValue.heaviest }

  @inline(__always)
  mutating func add(_ value: Value) {
    switch value {
    case .list, .context, .function:
      depth = max(depth, value.depth + 1)
      // Each weight is at most the limit, so the sum of two cannot overflow.
      weight = min(weight + value.weight, ListValue.heaviest + 1)
    default:
      weight = min(weight + 1, ListValue.heaviest + 1)
    }
  }
}
