/// A test that depends on the input alone.
public enum ConstantTest: Sendable, Hashable {
  /// The input equals the value.
  case equal(Value)
  /// The input lies in the interval.
  case interval(low: Value, high: Value, includesLow: Bool, includesHigh: Bool)
  /// `< 5` and its kin; `=` is ``equal(_:)``.
  case comparison(ComparisonOperator, Value)
}
