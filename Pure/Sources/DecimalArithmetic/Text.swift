extension Decimal128: CustomStringConvertible {
  /// Reads `12`, `-0.5`, `.5`, `1E+5`. More than 34 digits are rounded to the nearest.
  ///
  /// Nil where the text is something else or the number too large.
  public init?(_ text: some StringProtocol) {
    var text = String(text)
    guard let number = text.withUTF8({ Decimal128(utf8: $0) }) else { return nil }
    self = number
  }

  /// As `init(_:)`, from bytes.
  public init?(utf8: UnsafeBufferPointer<UInt8>) {
    var reader = NumberReader(utf8)
    guard let number = reader.number() else { return nil }
    self = number
  }

  /// Without an exponent where that takes at most 40 zeros, and without zeros at the end: equal numbers are written
  /// alike. `12`, `-0.5`, `1E+100`.
  public var description: String {
    let (coefficient, exponent) = stripped
    if coefficient == 0 { return "0" }
    var digits = Array(String(coefficient).utf8)
    let point = digits.count + exponent
    if exponent > 40 || point < -40 {
      let power = point - 1
      if digits.count > 1 { digits.insert(UInt8(ascii: "."), at: 1) }
      return assembled(digits) + (power < 0 ? "E\(power)" : "E+\(power)")
    }
    if exponent >= 0 {
      digits.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: exponent))
    } else if point > 0 {
      digits.insert(UInt8(ascii: "."), at: point)
    } else {
      let zeros = repeatElement(UInt8(ascii: "0"), count: -point)
      digits = Array("0.".utf8) + zeros + digits
    }
    return assembled(digits)
  }

  private func assembled(_ digits: [UInt8]) -> String {
    isNegative ? "-" + String(decoding: digits, as: UTF8.self) : String(decoding: digits, as: UTF8.self)
  }
}

/// Reads one number from bytes.
private struct NumberReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var position = 0
  private var coefficient: UInt128 = 0
  /// Significant digits in the coefficient.
  private var digits = 0
  private var exponent = 0
  private var hasRest = false
  private var hasDigits = false

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  private var byte: UInt8? { position < bytes.count ? bytes[position] : nil }

  mutating func number() -> Decimal128? {
    let negative = skip("-")
    if !negative { _ = skip("+") }
    readDigits(afterPoint: false)
    if skip(".") {
      let isDigit = byte.map { $0 &- 48 < 10 } ?? false
      guard isDigit else { return nil }
      readDigits(afterPoint: true)
    }
    guard hasDigits else { return nil }
    if skip("E") || skip("e") {
      guard let power = readPower() else { return nil }
      exponent += power
    }
    guard position == bytes.count else { return nil }
    return Decimal128.rounding(negative: negative, coefficient, exponent: exponent, hasRest: hasRest)
  }

  private mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard byte == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private mutating func readDigits(afterPoint: Bool) {
    while let digit = byte.map({ $0 &- 48 }), digit < 10 {
      position += 1
      hasDigits = true
      if digits < 36 {
        coefficient = coefficient &* 10 &+ UInt128(truncatingIfNeeded: digit)
        if coefficient != 0 { digits += 1 }
        if afterPoint { exponent -= 1 }
      } else {
        if digit != 0 { hasRest = true }
        if !afterPoint { exponent += 1 }
      }
    }
  }

  private mutating func readPower() -> Int? {
    let negative = skip("-")
    if !negative { _ = skip("+") }
    var power = 0
    var hasPower = false
    while let digit = byte.map({ $0 &- 48 }), digit < 10 {
      position += 1
      hasPower = true
      // Farther than any text is long: too large or too small in any case.
      if power < 1 << 40 { power = power * 10 + Int(digit) }
    }
    return hasPower ? (negative ? -power : power) : nil
  }
}
