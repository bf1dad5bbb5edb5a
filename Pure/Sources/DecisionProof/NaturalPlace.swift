import CivilTime
import DecimalArithmetic

/// Chooses a place strictly between two others that a person finds natural: the next whole number, the next day.
struct NaturalPlace {
  let axis: Axis
  /// Whether only whole numbers occur.
  let isWhole: Bool

  /// Nil where nothing lies between them.
  ///
  /// - Parameters:
  ///   - low: nil where there is no lower end.
  ///   - high: nil where there is no upper end.
  func between(_ low: Place?, _ high: Place?) -> Place? {
    for candidate in candidates(low, high) {
      if let low, candidate <= low { continue }
      if let high, candidate >= high { continue }
      if axis.value(at: candidate) != nil { return candidate }
    }
    return nil
  }

  private func candidates(_ low: Place?, _ high: Place?) -> [Place] {
    switch (low, high) {
    case (.number(let low)?, let high): numbers(above: low, high)
    case (nil, .number(let high)?): numbers(below: high)
    case (.text(let low)?, _): [.text(low + "あ"), .text(low + "0"), .text(low + "\u{0}")]
    case (nil, .text): [.text("あ"), .text("0"), .text("")]
    case (.whole(let low)?, _): steps.map { .whole(low + $0) }
    case (nil, .whole(let high)?): steps.map { .whole(high - $0) }
    case (nil, nil): [start]
    }
  }

  private func numbers(above low: Decimal128, _ high: Place?) -> [Place] {
    if let next = low.rounded(scale: 0, .floor).flatMap({ $0 + .one }), next > low, !isBeyond(next, high) || isWhole {
      return [.number(next)]
    }
    // Far out the next whole number is the number itself.
    guard high != nil else { return [low * Decimal128(low.sign < 0 ? 0 : 2)].compactMap { $0 }.map { .number($0) } }
    return isWhole ? [] : NaturalPlace.fractions.compactMap { low + $0 }.map { .number($0) }
  }

  /// Whether the upper end leaves no room for the number.
  private func isBeyond(_ number: Decimal128, _ high: Place?) -> Bool {
    if let high { high <= .number(number) } else { false }
  }

  private func numbers(below high: Decimal128) -> [Place] {
    let next = high.rounded(scale: 0, .ceiling).flatMap { $0 - .one }
    let far = high * Decimal128(high.sign > 0 ? 0 : 2)
    return [next, far].compactMap { $0 }.map { .number($0) }
  }

  /// A half, a tenth, five hundredths, …
  private static let fractions: [Decimal128] = (1...34).flatMap { digits in
    [Decimal128(5, exponent: -digits), Decimal128(1, exponent: -digits)].compactMap { $0 }
  }

  private static let hour: Int128 = 3_600_000_000_000

  private var steps: [Int128] {
    switch axis {
    case .localTime, .universalTime: [NaturalPlace.hour, NaturalPlace.hour / 60, 1_000_000_000, 1]
    case .localMoment, .universalMoment, .days:
      [NaturalPlace.hour * 24, NaturalPlace.hour, NaturalPlace.hour / 60, 1_000_000_000, 1]
    default: [1]
    }
  }

  /// A place for an axis on which nothing is named.
  private var start: Place {
    switch axis {
    case .number: .number(.one)
    case .text: .text("その他")
    case .date: .whole(Int128(LocalDate(year: 2026, month: 4, day: 1)?.dayNumber ?? 0))
    case .localTime, .universalTime: .whole(NaturalPlace.hour * 9)
    case .localMoment, .universalMoment: .whole(NaturalPlace.hour * 24 * 20_544)
    case .days: .whole(NaturalPlace.hour * 24)
    case .boolean, .months, .other, .null: .whole(1)
    }
  }
}
