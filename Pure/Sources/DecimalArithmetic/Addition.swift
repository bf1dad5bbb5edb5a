extension Decimal128 {
  /// The sum; nil where it is too large.
  @inline(__always)
  public static func + (a: Decimal128, b: Decimal128) -> Decimal128? {
    if a.isShort, b.isShort, (a.high ^ b.high) >> 49 & 0x3FFF == 0 {
      return shortSum(a, b, negatesSecond: false)
    }
    return sum(a, b)
  }

  /// The difference; nil where it is too large.
  @inline(__always)
  public static func - (a: Decimal128, b: Decimal128) -> Decimal128? {
    if a.isShort, b.isShort, (a.high ^ b.high) >> 49 & 0x3FFF == 0 {
      return shortSum(a, b, negatesSecond: true)
    }
    return sum(a, b.negated)
  }

  /// Of two coefficients below 2⁶³ at one exponent.
  @inline(__always)
  private static func shortSum(_ a: Decimal128, _ b: Decimal128, negatesSecond: Bool) -> Decimal128 {
    let field = a.high & ~signBit
    if a.isNegative == (b.isNegative != negatesSecond) {
      let sum = a.low &+ b.low
      return Decimal128(high: sum == 0 ? field : field | (a.high & signBit), low: sum)
    }
    if a.low == b.low { return Decimal128(high: field, low: 0) }
    if a.low > b.low { return Decimal128(high: a.high, low: a.low &- b.low) }
    return Decimal128(high: field | (~a.high & signBit), low: b.low &- a.low)
  }

  private static func sum(_ a: Decimal128, _ b: Decimal128) -> Decimal128? {
    if a.isZero { return b.isZero ? Decimal128.zero : b }
    if b.isZero { return a }
    let gap = a.exponent - b.exponent
    return gap >= 0 ? sum(a, b, gap) : sum(b, a, -gap)
  }

  /// The first has the greater exponent, by `gap`.
  private static func sum(_ a: Decimal128, _ b: Decimal128, _ gap: Int) -> Decimal128? {
    if gap < Powers.short.count, a.isShort, b.isShort {
      let (scaled, overflow) = a.low.multipliedReportingOverflow(by: Powers.short[gap])
      if !overflow, scaled >> 63 == 0 {
        let wide = Decimal128(high: a.high & signBit | b.high & ~signBit, low: scaled)
        return shortSum(wide, b, negatesSecond: false)
      }
    }
    let digits = Digits.count(a.coefficient)
    if digits + gap <= 38 {
      return joined(a, a.coefficient * Powers.ten[gap], b, b.coefficient, exponent: b.exponent, hasRest: false)
    }
    // The first is so much larger that only the leading digits of the second matter: 37 digits of the first
    // leave at least two for rounding.
    let shift = 37 - digits
    let drop = gap - shift
    var lesser: UInt128 = 0
    var hasRest = true
    if drop < Powers.count {
      let (quotient, rest) = b.coefficient.quotientAndRemainder(dividingBy: Powers.ten[drop])
      lesser = quotient
      hasRest = rest != 0
    }
    return joined(
      a, a.coefficient * Powers.ten[shift], b, lesser, exponent: a.exponent - shift, hasRest: hasRest)
  }

  private static func joined(
    _ a: Decimal128, _ x: UInt128, _ b: Decimal128, _ y: UInt128, exponent: Int, hasRest: Bool
  ) -> Decimal128? {
    if a.isNegative == b.isNegative {
      return rounding(negative: a.isNegative, x + y, exponent: exponent, hasRest: hasRest)
    }
    // Something more than `y` is taken away: one less, and the rest of that one follows.
    let taken = hasRest ? y + 1 : y
    return x >= taken
      ? rounding(negative: a.isNegative, x - taken, exponent: exponent, hasRest: hasRest)
      : rounding(negative: b.isNegative, taken - x, exponent: exponent, hasRest: hasRest)
  }
}
