/// What becomes of digits that are dropped (DMN 1.5 §10.3.4.5).
public enum RoundingMode: Sendable, Hashable, CaseIterable {
  /// To the nearest; from the middle to the even digit.
  case halfEven
  /// Away from zero.
  case up
  /// Towards zero.
  case down
  /// To the nearest; from the middle away from zero.
  case halfUp
  /// To the nearest; from the middle towards zero.
  case halfDown
  /// Towards the greater number.
  case ceiling
  /// Towards the smaller number.
  case floor
}

/// How what was dropped compares to half of the last kept digit.
enum DroppedPart {
  case nothing, lessThanHalf, half, moreThanHalf

  @inline(__always)
  init(rest: UInt128, of divisor: UInt128, hasMore: Bool) {
    if rest == 0 {
      self = hasMore ? .lessThanHalf : .nothing
      return
    }
    let half = divisor >> 1
    if rest == half {
      self = hasMore ? .moreThanHalf : .half
    } else {
      self = rest > half ? .moreThanHalf : .lessThanHalf
    }
  }
}

extension RoundingMode {
  /// Whether the kept digits grow by one.
  @inline(__always)
  func raises(_ dropped: DroppedPart, isOdd: Bool, isNegative: Bool) -> Bool {
    switch (self, dropped) {
    case (_, .nothing), (.down, _): false
    case (.up, _): true
    case (.ceiling, _): !isNegative
    case (.floor, _): isNegative
    case (_, .lessThanHalf): false
    case (_, .moreThanHalf): true
    case (.halfEven, .half): isOdd
    case (.halfUp, .half): true
    case (.halfDown, .half): false
    }
  }
}

extension Decimal128 {
  /// The number nearest to `coefficient × 10^exponent`; `hasRest` says that something smaller follows the coefficient,
  /// which then must have at least 35 digits.
  ///
  /// - Returns: nil where it is too large. What is too small becomes zero.
  @inline(__always)
  static func rounding(
    negative: Bool, _ coefficient: UInt128, exponent: Int, hasRest: Bool
  ) -> Decimal128? {
    if coefficient < Powers.limit, !hasRest, exponents.contains(exponent) {
      return Decimal128(negative: negative, coefficient: coefficient, exponent: exponent)
    }
    return roundingSlowly(negative: negative, coefficient, exponent: exponent, hasRest: hasRest)
  }

  @inline(never)
  private static func roundingSlowly(
    negative: Bool, _ coefficient: UInt128, exponent: Int, hasRest: Bool
  ) -> Decimal128? {
    let excess = max(Digits.count(coefficient) - precision, exponents.lowerBound - exponent, 0)
    guard excess > 0 else { return fitting(negative: negative, coefficient, exponent: exponent) }
    guard excess < Powers.count else { return Decimal128(negative: false, coefficient: 0, exponent: 0) }
    let divisor = Powers.ten[excess]
    var (kept, rest) = coefficient.quotientAndRemainder(dividingBy: divisor)
    let dropped = DroppedPart(rest: rest, of: divisor, hasMore: hasRest)
    if RoundingMode.halfEven.raises(dropped, isOdd: kept & 1 == 1, isNegative: negative) { kept += 1 }
    return fitting(negative: negative, kept, exponent: exponent + excess)
  }

  /// A coefficient of at most 34 digits, or 10³⁴, with an exponent that may be too large: zeros move from the exponent
  /// to the coefficient as far as there is room.
  static func fitting(negative: Bool, _ coefficient: UInt128, exponent: Int) -> Decimal128? {
    var coefficient = coefficient
    var exponent = exponent
    if coefficient == Powers.limit {
      coefficient /= 10
      exponent += 1
    }
    if coefficient == 0 {
      let nearest = min(max(exponent, exponents.lowerBound), exponents.upperBound)
      return Decimal128(negative: false, coefficient: 0, exponent: nearest)
    }
    if exponent > exponents.upperBound {
      let zeros = exponent - exponents.upperBound
      guard Digits.count(coefficient) + zeros <= precision else { return nil }
      coefficient *= Powers.ten[zeros]
      exponent = exponents.upperBound
    }
    return Decimal128(negative: negative, coefficient: coefficient, exponent: exponent)
  }

  /// The number with at most `scale` digits after the decimal point; a negative scale drops digits before it.
  ///
  /// - Returns: nil where rounding away from zero leaves the range.
  public func rounded(scale: Int, _ mode: RoundingMode = .halfEven) -> Decimal128? {
    let target = -min(max(scale, -20_000), 20_000)
    guard exponent < target, !isZero else { return self }
    let excess = target - exponent
    var kept: UInt128 = 0
    var dropped = DroppedPart.lessThanHalf
    if excess < Powers.count {
      let divisor = Powers.ten[excess]
      let (quotient, rest) = coefficient.quotientAndRemainder(dividingBy: divisor)
      kept = quotient
      dropped = DroppedPart(rest: rest, of: divisor, hasMore: false)
    }
    if mode.raises(dropped, isOdd: kept & 1 == 1, isNegative: isNegative) { kept += 1 }
    if kept == 0 { return .zero }
    return Decimal128.fitting(negative: isNegative, kept, exponent: target)
  }
}
