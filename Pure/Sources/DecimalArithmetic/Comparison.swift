extension Decimal128: Hashable, Comparable {
  @inline(__always)
  public static func == (a: Decimal128, b: Decimal128) -> Bool {
    if a.high == b.high { return a.low == b.low }
    if (a.high ^ b.high) >> 49 == 0 { return false }
    return compare(a, b) == 0
  }

  @inline(__always)
  public static func < (a: Decimal128, b: Decimal128) -> Bool {
    // Same exponent, neither negative: the words order the numbers.
    if (a.high ^ b.high) >> 49 == 0, !a.isNegative {
      return a.high == b.high ? a.low < b.low : a.high < b.high
    }
    return compare(a, b) < 0
  }

  public func hash(into hasher: inout Hasher) {
    let (coefficient, exponent) = stripped
    hasher.combine(UInt64(truncatingIfNeeded: coefficient))
    hasher.combine(UInt64(truncatingIfNeeded: coefficient >> 64) << 16 | UInt64(exponent + 32_768))
    hasher.combine(isNegative)
  }

  /// Negative, zero or positive, as the first is less than, equal to or greater than the second.
  static func compare(_ a: Decimal128, _ b: Decimal128) -> Int {
    let (x, y) = (a.sign, b.sign)
    if x != y { return x < y ? -1 : 1 }
    if x == 0 { return 0 }
    return x * compareMagnitudes(a, b)
  }

  /// Of two that are not zero.
  static func compareMagnitudes(_ a: Decimal128, _ b: Decimal128) -> Int {
    let gap = a.exponent - b.exponent
    if gap == 0 { return order(a.coefficient, b.coefficient) }
    if gap < 0 { return -compareMagnitudes(b, a) }
    if gap < Powers.short.count, a.isShort, b.isShort {
      let scaled = a.low.multipliedFullWidth(by: Powers.short[gap])
      return scaled.high != 0 ? 1 : scaled.low < b.low ? -1 : scaled.low == b.low ? 0 : 1
    }
    let digits = Digits.count(a.coefficient) + gap
    let others = Digits.count(b.coefficient)
    if digits != others { return digits < others ? -1 : 1 }
    // As many digits as the other has at the same exponent: it fits.
    return order(a.coefficient * Powers.ten[gap], b.coefficient)
  }

  @inline(__always)
  private static func order(_ a: UInt128, _ b: UInt128) -> Int { a < b ? -1 : a == b ? 0 : 1 }
}
