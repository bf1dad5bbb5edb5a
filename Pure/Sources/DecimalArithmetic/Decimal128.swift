/// A decimal number of 34 digits: the values and the rounding of IEEE 754-2008 decimal128.
///
/// FEEL's number (DMN 1.5 §10.3.2.3.1). There are no infinities, no NaN and no negative zero: an operation whose
/// result is not a number gives nil. Where the exact result has more than 34 digits it is rounded to the nearest,
/// ties to even.
/// `1.0 == 1.00`, and both hash alike.
public struct Decimal128: Sendable {
  /// Bit 63 the sign, bits 49–62 the exponent plus 6176, bits 0–48 the upper bits of the coefficient.
  let high: UInt64
  /// The lower 64 bits of the coefficient.
  let low: UInt64

  /// The exponents of the last digit that decimal128 has.
  static let exponents = -6176...6111
  static let bias = 6176
  static let precision = 34
  static let signBit: UInt64 = 1 << 63
  static let upperMask: UInt64 = 1 << 49 - 1

  @inline(__always)
  init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// The coefficient must be below 10³⁴ and the exponent in range. Zero loses its sign.
  @inline(__always)
  init(negative: Bool, coefficient: UInt128, exponent: Int) {
    let field = UInt64(truncatingIfNeeded: exponent &+ Decimal128.bias) << 49
    low = UInt64(truncatingIfNeeded: coefficient)
    high =
      (negative && coefficient != 0 ? Decimal128.signBit : 0) | field
      | UInt64(truncatingIfNeeded: coefficient >> 64)
  }

  public init(_ value: Int) {
    self.init(negative: value < 0, coefficient: UInt128(value.magnitude), exponent: 0)
  }

  /// `value × 10^exponent`, rounded to 34 digits; nil where that is too large.
  public init?(_ value: Int128, exponent: Int) {
    guard
      let number = Decimal128.rounding(
        negative: value < 0, value.magnitude, exponent: exponent, hasRest: false)
    else { return nil }
    self = number
  }

  public static let zero = Decimal128(0)
  public static let one = Decimal128(1)
}

extension Decimal128 {
  @inline(__always)
  var coefficient: UInt128 {
    UInt128(truncatingIfNeeded: high & Decimal128.upperMask) << 64 | UInt128(truncatingIfNeeded: low)
  }

  @inline(__always)
  var exponent: Int { Int(truncatingIfNeeded: high >> 49 & 0x3FFF) &- Decimal128.bias }

  @inline(__always)
  var isNegative: Bool { high & Decimal128.signBit != 0 }

  @inline(__always)
  var isZero: Bool { low == 0 && high & Decimal128.upperMask == 0 }

  /// Whether the coefficient is below 2⁶³, as nearly always.
  @inline(__always)
  var isShort: Bool { high & Decimal128.upperMask == 0 && low >> 63 == 0 }

  /// −1, 0 or 1.
  public var sign: Int { isZero ? 0 : isNegative ? -1 : 1 }

  public var negated: Decimal128 {
    isZero ? self : Decimal128(high: high ^ Decimal128.signBit, low: low)
  }

  public var magnitude: Decimal128 {
    Decimal128(high: high & ~Decimal128.signBit, low: low)
  }

  /// Whether there is nothing after the decimal point.
  public var isInteger: Bool {
    if exponent >= 0 || isZero { return true }
    let places = -exponent
    return places < Powers.count && coefficient % Powers.ten[places] == 0
  }

  /// The value where it is a whole number that `Int` can hold.
  public var int: Int? {
    guard let value = int128 else { return nil }
    return Int(exactly: value)
  }

  /// The value where it is a whole number of up to 38 digits.
  public var int128: Int128? {
    var value = coefficient
    if exponent < 0 {
      guard value != 0 else { return 0 }
      guard -exponent < Powers.count else { return nil }
      let (quotient, rest) = value.quotientAndRemainder(dividingBy: Powers.ten[-exponent])
      guard rest == 0 else { return nil }
      value = quotient
    } else if exponent > 0 {
      guard value != 0 else { return 0 }
      guard exponent + Digits.count(value) <= 38 else { return nil }
      value *= Powers.ten[exponent]
    }
    return isNegative ? -Int128(value) : Int128(value)
  }

  /// The nearest binary number; for drawing and statistics, never for rules.
  public var double: Double { Double(description) ?? 0 }

  /// Coefficient and exponent without trailing zeros; the same for equal numbers.
  var stripped: (coefficient: UInt128, exponent: Int) {
    Digits.stripped(coefficient, exponent, downTo: Decimal128.exponents.upperBound + 64)
  }
}
