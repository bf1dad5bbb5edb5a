extension Decimal128 {
  /// The product; nil where it is too large.
  @inline(__always)
  public static func * (a: Decimal128, b: Decimal128) -> Decimal128? {
    if a.isShort, b.isShort {
      let (high, low) = a.low.multipliedFullWidth(by: b.low)
      let product = UInt128(high) << 64 | UInt128(low)
      return rounding(
        negative: a.isNegative != b.isNegative, product, exponent: a.exponent + b.exponent, hasRest: false)
    }
    return longProduct(a, b)
  }

  @inline(never)
  private static func longProduct(_ a: Decimal128, _ b: Decimal128) -> Decimal128? {
    let product = a.coefficient.multipliedFullWidth(by: b.coefficient)
    return rounding(
      negative: a.isNegative != b.isNegative, high: product.high, low: product.low,
      exponent: a.exponent + b.exponent)
  }

  /// The number nearest to a product of two coefficients.
  static func rounding(negative: Bool, high: UInt128, low: UInt128, exponent: Int) -> Decimal128? {
    guard high != 0 else { return rounding(negative: negative, low, exponent: exponent, hasRest: false) }
    let bits = 256 - high.leadingZeroBitCount
    // Leaves 35 to 37 digits, log10(2) being a little more than 1233 / 4096.
    let excess = (((bits - 1) * 1233) >> 12) - 34
    let (quotient, rest) = Powers.ten[excess].dividingFullWidth((high, low))
    return rounding(negative: negative, quotient, exponent: exponent + excess, hasRest: rest != 0)
  }

  /// The quotient; nil where the divisor is zero or the result too large.
  public func divided(by divisor: Decimal128) -> Decimal128? {
    if divisor.isZero { return nil }
    if isZero { return .zero }
    let negative = isNegative != divisor.isNegative
    if isShort, divisor.isShort {
      let (quotient, rest) = low.quotientAndRemainder(dividingBy: divisor.low)
      if rest == 0 {
        return Decimal128.rounding(
          negative: negative, UInt128(quotient), exponent: exponent - divisor.exponent, hasRest: false)
      }
    }
    return longQuotient(divisor, negative)
  }

  /// Scales the dividend so that the quotient has 35 or 36 digits.
  private func longQuotient(_ divisor: Decimal128, _ negative: Bool) -> Decimal128? {
    let wanted = exponent - divisor.exponent
    let first = Decimal128.precision - Digits.count(coefficient)
    let second = Digits.count(divisor.coefficient) + 1
    let dividend = coefficient * Powers.ten[first]
    let scaled = dividend.multipliedFullWidth(by: Powers.ten[second])
    let (quotient, rest) = divisor.coefficient.dividingFullWidth((scaled.high, scaled.low))
    let exponent = wanted - first - second
    if rest == 0 {
      let short = Digits.stripped(quotient, exponent, downTo: wanted)
      return Decimal128.rounding(
        negative: negative, short.coefficient, exponent: short.exponent, hasRest: false)
    }
    return Decimal128.rounding(negative: negative, quotient, exponent: exponent, hasRest: true)
  }

  /// `self − divisor × floor(self ÷ divisor)`: has the divisor's sign (DMN 1.5 §10.3.4.5). Nil where the divisor is
  /// zero.
  public func modulo(_ divisor: Decimal128) -> Decimal128? {
    if divisor.isZero { return nil }
    if isZero { return .zero }
    let rest = remainder(divisor)
    if rest.isZero || isNegative == divisor.isNegative { return rest }
    return rest + divisor
  }

  /// What truncating division leaves; has the dividend's sign. Always exact.
  private func remainder(_ divisor: Decimal128) -> Decimal128 {
    guard Decimal128.compareMagnitudes(self, divisor) >= 0 else { return self }
    let gap = exponent - divisor.exponent
    if gap <= 0 {
      // The dividend is not smaller, so the divisor at its exponent has no more digits than it.
      let rest = coefficient % (divisor.coefficient * Powers.ten[-gap])
      return Decimal128(negative: isNegative, coefficient: rest, exponent: exponent)
    }
    let modulus = divisor.coefficient
    let rest = Decimal128.product(coefficient % modulus, Decimal128.powerOfTen(gap, modulus), modulus)
    return Decimal128(negative: isNegative, coefficient: rest, exponent: divisor.exponent)
  }

  private static func powerOfTen(_ exponent: Int, _ modulus: UInt128) -> UInt128 {
    var result: UInt128 = 1 % modulus
    var base: UInt128 = 10 % modulus
    var rest = exponent
    while rest > 0 {
      if rest & 1 == 1 { result = product(result, base, modulus) }
      base = product(base, base, modulus)
      rest >>= 1
    }
    return result
  }

  private static func product(_ a: UInt128, _ b: UInt128, _ modulus: UInt128) -> UInt128 {
    let full = a.multipliedFullWidth(by: b)
    return modulus.dividingFullWidth((full.high, full.low)).remainder
  }
}
