/// Counting and dropping the decimal digits of a coefficient.
enum Digits {
  /// How many digits a number has; zero has none.
  @inline(__always)
  static func count(_ value: UInt128) -> Int {
    guard value != 0 else { return 0 }
    let bits = 128 - value.leadingZeroBitCount
    // log10(2) ≈ 1233 / 4096: right or one too few.
    let guess = (bits * 1233) >> 12
    return value >= Powers.ten[guess] ? guess + 1 : guess
  }

  /// Drops trailing zeros until the exponent reaches the given one. Zero gets exponent zero.
  static func stripped(
    _ coefficient: UInt128, _ exponent: Int, downTo highest: Int
  ) -> (coefficient: UInt128, exponent: Int) {
    if coefficient == 0 { return (0, 0) }
    var value = coefficient
    var exponent = exponent
    while value >> 64 != 0, exponent + 16 <= highest {
      let (quotient, rest) = value.quotientAndRemainder(dividingBy: Powers.ten[16])
      guard rest == 0 else { break }
      value = quotient
      exponent += 16
    }
    while value >> 64 != 0, exponent < highest {
      let (quotient, rest) = value.quotientAndRemainder(dividingBy: 10)
      guard rest == 0 else { return (value, exponent) }
      value = quotient
      exponent += 1
    }
    guard value >> 64 == 0 else { return (value, exponent) }
    var short = UInt64(truncatingIfNeeded: value)
    while exponent + 4 <= highest, short % 10_000 == 0 {
      short /= 10_000
      exponent += 4
    }
    while exponent < highest, short % 10 == 0 {
      short /= 10
      exponent += 1
    }
    return (UInt128(short), exponent)
  }
}
