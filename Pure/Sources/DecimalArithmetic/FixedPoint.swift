/// A number with 448 bits after the point: about 134 decimal places.
///
/// Logarithms of numbers next to one need them: where `ln(1 + δ)` lies in the middle between two numbers of 34 digits
/// up to its second term, δ³ decides, and δ can be as small as 10⁻³⁴.
struct FixedPoint: Sendable {
  static let places = 448

  let isNegative: Bool
  /// The absolute value times 2⁴⁴⁸.
  let magnitude: BigNatural

  init(negative: Bool, _ magnitude: BigNatural) {
    isNegative = negative && !magnitude.isZero
    self.magnitude = magnitude
  }

  static let zero = FixedPoint(negative: false, .zero)
  static let one = FixedPoint(negative: false, .one << places)

  /// A decimal number; the exponent must be within a few thousand.
  init(_ number: Decimal128) {
    let coefficient = BigNatural(number.coefficient)
    let exponent = number.exponent
    let scaled =
      exponent >= 0
      ? (coefficient * .powerOfTen(exponent)) << FixedPoint.places
      : (coefficient << FixedPoint.places).divided(by: .powerOfTen(-exponent)).quotient
    self.init(negative: number.isNegative, scaled)
  }

  static func + (a: FixedPoint, b: FixedPoint) -> FixedPoint {
    if a.isNegative == b.isNegative { return FixedPoint(negative: a.isNegative, a.magnitude + b.magnitude) }
    return a.magnitude < b.magnitude
      ? FixedPoint(negative: b.isNegative, b.magnitude - a.magnitude)
      : FixedPoint(negative: a.isNegative, a.magnitude - b.magnitude)
  }

  static func * (a: FixedPoint, b: FixedPoint) -> FixedPoint {
    FixedPoint(negative: a.isNegative != b.isNegative, (a.magnitude * b.magnitude) >> places)
  }

  func times(_ factor: Int) -> FixedPoint {
    FixedPoint(negative: isNegative != (factor < 0), magnitude * BigNatural(UInt128(factor.magnitude)))
  }

  func divided(by divisor: UInt) -> FixedPoint {
    FixedPoint(negative: isNegative, magnitude.dividedBySmall(divisor))
  }

  /// The greatest whole number that is not greater.
  var floor: Int {
    let whole = Int((magnitude >> FixedPoint.places).uint128 ?? 0)
    let hasFraction = (BigNatural(UInt128(whole)) << FixedPoint.places) < magnitude
    return isNegative ? -whole - (hasFraction ? 1 : 0) : whole
  }

  static let logarithmOfTwo = logarithm(numerator: .one << 1, denominator: .one)
  static let logarithmOfTen =
    logarithm(numerator: BigNatural(10), denominator: BigNatural(8))
    + logarithmOfTwo.times(3)

  /// The natural logarithm of a fraction between 1/2 and 2: `ln(n/d) = 2 artanh((n − d) / (n + d))`.
  static func logarithm(numerator: BigNatural, denominator: BigNatural) -> FixedPoint {
    let isBelowOne = numerator < denominator
    let difference = isBelowOne ? denominator - numerator : numerator - denominator
    let ratio = (difference << places).divided(by: numerator + denominator).quotient
    let y = FixedPoint(negative: isBelowOne, ratio)
    let square = y * y
    var power = y
    var sum = FixedPoint.zero
    var divisor: UInt = 1
    while !power.magnitude.isZero {
      sum = sum + power.divided(by: divisor)
      power = power * square
      divisor += 2
    }
    return sum.times(2)
  }

  /// The natural logarithm of a positive number.
  static func logarithm(of number: Decimal128) -> FixedPoint {
    let coefficient = BigNatural(number.coefficient)
    // Between 3/4 and 3/2 of a power of two.
    let bits = (coefficient + (coefficient >> 2) + (coefficient >> 4)).bitWidth - 1
    return logarithm(numerator: coefficient, denominator: .one << bits)
      + logarithmOfTwo.times(bits) + logarithmOfTen.times(number.exponent)
  }

  /// e to the power of it, as `fraction × 10^exponent` with a fraction from 1 to 10.
  func exponential() -> (fraction: FixedPoint, exponent: Int) {
    let quotient = (magnitude << FixedPoint.places).divided(by: FixedPoint.logarithmOfTen.magnitude).quotient
    let exponent = FixedPoint(negative: isNegative, quotient).floor
    let rest = self + FixedPoint.logarithmOfTen.times(-exponent)
    // Halved sixteen times the series is short; squared sixteen times it is whole again.
    let halved = FixedPoint(negative: rest.isNegative, rest.magnitude >> 16)
    var sum = FixedPoint.one
    var term = FixedPoint.one
    var divisor: UInt = 1
    while !term.magnitude.isZero {
      term = (term * halved).divided(by: divisor)
      sum = sum + term
      divisor += 1
    }
    for _ in 0..<16 { sum = sum * sum }
    return (sum, exponent)
  }

  /// The whole part of it times a power of ten; it must not be negative.
  func scaled(by zeros: Int) -> BigNatural {
    (magnitude * .powerOfTen(zeros)) >> FixedPoint.places
  }
}
