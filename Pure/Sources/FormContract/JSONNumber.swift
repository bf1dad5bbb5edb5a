import DecimalArithmetic
import Kernel

/// Numbers of JSON as an application has them.
extension JSONValue {
  /// The number where it is whole, as `12`, `12.0` and `1.2e1` are.
  var whole: Int? { decimal?.int }

  /// A number of degrees in millionths, digits beyond them left out; `nil` when it is none, or outside of `bounds`.
  func millionths(in bounds: ClosedRange<Int>) -> Int? {
    guard let exact = decimal.flatMap({ $0 * Decimal128(1_000_000) }), exact >= Decimal128(bounds.lowerBound),
      exact <= Decimal128(bounds.upperBound)
    else { return nil }
    return exact.rounded(scale: 0, .down)?.int
  }

  var isNumber: Bool { decimal != nil }

  private var decimal: Decimal128? {
    switch self {
    case .number(let number): Decimal128(number)
    case .fraction(let digits): Decimal128(digits)
    default: nil
    }
  }
}
