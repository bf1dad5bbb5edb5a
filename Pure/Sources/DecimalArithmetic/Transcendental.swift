extension Decimal128 {
  /// The square root, rounded to the nearest; nil of negative numbers.
  public func squareRoot() -> Decimal128? {
    if isZero { return .zero }
    if isNegative { return nil }
    // 72 or more digits under the root give 36 or more digits of it.
    var zeros = 73 - Digits.count(coefficient)
    if (exponent - zeros) % 2 != 0 { zeros += 1 }
    let (root, hasRest) = (BigNatural(coefficient) * .powerOfTen(zeros)).squareRoot()
    guard let digits = root.uint128 else { return nil }
    let half = (exponent - zeros) / 2
    if hasRest { return Decimal128.rounding(negative: false, digits, exponent: half, hasRest: true) }
    let short = Digits.stripped(digits, half, downTo: exponent >> 1)
    return Decimal128.rounding(negative: false, short.coefficient, exponent: short.exponent, hasRest: false)
  }

  /// e to the power of it, rounded to the nearest; nil where that is too large.
  public func exp() -> Decimal128? {
    if isZero { return .one }
    let size = Digits.count(coefficient) + exponent
    if size < -40 { return .one }
    // e^99,999 has 43,430 digits.
    if size > 5 { return isNegative ? .zero : nil }
    let (fraction, exponent) = FixedPoint(self).exponential()
    return Decimal128.rounding(
      negative: false, fraction.scaled(by: 110), exponent: exponent - 110, hasRest: true)
  }

  /// The natural logarithm, rounded to the nearest; nil of numbers that are not positive.
  public func ln() -> Decimal128? {
    guard sign > 0 else { return nil }
    if self == .one { return .zero }
    let logarithm = FixedPoint.logarithm(of: self)
    return Decimal128.rounding(
      negative: logarithm.isNegative, logarithm.scaled(by: 125), exponent: -125, hasRest: true)
  }

  /// It to the power of the other, rounded to the nearest. Nil where that is too large or not a real number: zero to a
  /// negative power, a negative number to a power that is not whole. Zero to the power of zero is one.
  public func power(_ exponent: Decimal128) -> Decimal128? {
    if exponent.isZero || self == .one { return .one }
    if isZero { return exponent.isNegative ? nil : .zero }
    let isWhole = exponent.isInteger
    if isNegative, !isWhole { return nil }
    if isWhole, let power = exponent.int, let exact = wholePower(power) { return exact.value }
    let isOdd = isWhole && exponent.modulo(Decimal128(2)) == .one
    guard let result = magnitude.exponentialPower(exponent) else { return nil }
    return isNegative && isOdd ? result.negated : result
  }

  /// By multiplication, without rounding before the end; nil where that takes too many digits.
  private func wholePower(_ power: Int) -> (value: Decimal128?, Void)? {
    let (base, tail) = stripped
    let times = power.magnitude
    guard times < 10_000, Digits.count(base) * Int(times) <= 700 else { return nil }
    let product = BigNatural(base).power(Int(times))
    let negative = isNegative && times & 1 == 1
    if power > 0 {
      return (Decimal128.rounding(negative: negative, product, exponent: tail * power), ())
    }
    let zeros = (product.bitWidth * 1234) >> 12 + 38
    let (quotient, rest) = BigNatural.powerOfTen(zeros).divided(by: product)
    let exponent = tail * power - zeros
    guard rest.isZero else {
      return (Decimal128.rounding(negative: negative, quotient, exponent: exponent, hasRest: true), ())
    }
    guard let result = Decimal128.rounding(negative: negative, quotient, exponent: exponent) else {
      return (nil, ())
    }
    let short = Digits.stripped(result.coefficient, result.exponent, downTo: 0)
    return (Decimal128(negative: negative, coefficient: short.coefficient, exponent: short.exponent), ())
  }

  /// `e^(exponent × ln self)` of a positive number that is not one.
  private func exponentialPower(_ power: Decimal128) -> Decimal128? {
    let logarithm = FixedPoint.logarithm(of: self)
    let grows = logarithm.isNegative == power.isNegative
    // The size in bits, at most sixteen too small.
    let size =
      logarithm.magnitude.bitWidth - FixedPoint.places
      + (Digits.count(power.coefficient) + power.exponent) * 3
    if size > 160 { return grows ? nil : .zero }
    if size < -600 { return .one }
    let product = FixedPoint(
      negative: !grows, logarithm.times(power).magnitude)
    guard (product.magnitude >> FixedPoint.places) < BigNatural(20_000) else { return grows ? nil : .zero }
    let (fraction, exponent) = product.exponential()
    let (digits, hasRest) = Decimal128.settled(fraction.scaled(by: 80))
    return Decimal128.rounding(negative: false, digits, exponent: exponent - 80, hasRest: hasRest)
  }

  /// A power may have few digits, or lie exactly between two numbers of 34 digits: 81 computed digits that
  /// differ from 41 by less than their own error are those 41.
  private static func settled(_ digits: BigNatural) -> (BigNatural, hasRest: Bool) {
    let unit = BigNatural.powerOfTen(40)
    let error = BigNatural.powerOfTen(12)
    let (quotient, rest) = digits.divided(by: unit)
    if rest < error { return (quotient * unit, false) }
    if unit - rest < error { return ((quotient + .one) * unit, false) }
    return (digits, true)
  }
}

extension FixedPoint {
  /// Its product with a decimal number.
  fileprivate func times(_ number: Decimal128) -> FixedPoint {
    let product = magnitude * BigNatural(number.coefficient)
    let exponent = number.exponent
    let scaled =
      exponent >= 0
      ? product * .powerOfTen(exponent) : product.divided(by: .powerOfTen(-exponent)).quotient
    return FixedPoint(negative: isNegative != number.isNegative, scaled)
  }
}
