/// A range of comparable values (DMN 1.5 §10.3.2.7), or the one-sided form `(< 10)` of a unary test.
public final class RangeValue: Sendable {
  /// How it was written. `(< 10)` and `(null..10)` are different ranges: the first has no lower end,
  /// the second has one that is not known.
  public enum Form: Sendable, Hashable {
    case interval
    case less, lessOrEqual, greater, greaterOrEqual, equal, notEqual
  }

  public let form: Form
  /// Null where there is none.
  public let low: Value
  /// Null where there is none.
  public let high: Value
  public let includesLow: Bool
  public let includesHigh: Bool

  public init(low: Value, high: Value, includesLow: Bool, includesHigh: Bool) {
    form = .interval
    self.low = low
    self.high = high
    self.includesLow = includesLow
    self.includesHigh = includesHigh
  }

  /// The range `(op end)`; nil for `!=` too, which has no ends but keeps its value in both.
  public init(_ comparison: ComparisonOperator, _ end: Value) {
    switch comparison {
    case .less: form = .less
    case .lessOrEqual: form = .lessOrEqual
    case .greater: form = .greater
    case .greaterOrEqual: form = .greaterOrEqual
    case .equal: form = .equal
    case .notEqual: form = .notEqual
    }
    let isUpper = comparison == .less || comparison == .lessOrEqual
    let isLower = comparison == .greater || comparison == .greaterOrEqual
    low = isUpper ? .null : end
    high = isLower ? .null : end
    includesLow = comparison == .greaterOrEqual || comparison == .equal
    includesHigh = comparison == .lessOrEqual || comparison == .equal
  }

  /// Whether the value lies in it; nil where that cannot be said: null, another type, an end not known.
  public func contains(_ value: Value) -> Bool? {
    switch form {
    case .equal: return Equality.compare(value, low)
    case .notEqual: return Equality.compare(value, low).map { !$0 }
    case .less, .lessOrEqual: return isBelowHigh(value)
    case .greater, .greaterOrEqual: return isAboveLow(value)
    case .interval:
      guard let above = isAboveLow(value), let below = isBelowHigh(value) else { return nil }
      return above && below
    }
  }

  private func isAboveLow(_ value: Value) -> Bool? {
    guard let order = Ordering.compare(value, low) else { return nil }
    return order > 0 || (includesLow && order == 0)
  }

  private func isBelowHigh(_ value: Value) -> Bool? {
    guard let order = Ordering.compare(value, high) else { return nil }
    return order < 0 || (includesHigh && order == 0)
  }

  var elementType: FEELType { low.type.joined(with: high.type) }
}
