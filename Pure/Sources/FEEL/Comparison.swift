import CivilTime
import DecimalArithmetic

/// The number type of FEEL.
typealias Number = Decimal128

/// `= != < <= > >=` between any two values (DMN 1.5 §10.3.2.13.2).
enum Comparison {
  static func result(
    _ operation: ComparisonOperator, _ left: Value, _ right: Value, _ evaluation: Evaluation,
    _ range: SourceRange
  ) -> Bool? {
    let result: Bool?
    switch operation {
    case .equal, .notEqual:
      guard evaluation.charge(min(left.weight, right.weight), at: range) else { return nil }
      result = Equality.compare(left, right).map { $0 == (operation == .equal) }
    default:
      result = Ordering.compare(left, right).map { operation.holds($0) }
    }
    if result == nil {
      evaluation.note(
        .typeMismatch, at: range, found: "\(left.kindName) \(operation.rawValue) \(right.kindName)",
        expected: "two values of one kind")
    }
    return result
  }
}

extension ComparisonOperator {
  @inline(__always)
  func holds(_ left: Number, _ right: Number) -> Bool {
    switch self {
    case .equal: left == right
    case .notEqual: left != right
    case .less: left < right
    case .lessOrEqual: left <= right
    case .greater: left > right
    case .greaterOrEqual: left >= right
    }
  }
}
