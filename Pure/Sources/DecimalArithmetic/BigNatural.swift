/// A whole number of any size, for results that need many more digits than they keep.
struct BigNatural: Sendable {
  /// The least significant first, none of them zero at the end.
  private(set) var words: [UInt]

  static let zero = BigNatural(words: [])
  static let one = BigNatural(words: [1])

  private init(words: [UInt]) { self.words = words }

  init(_ value: UInt128) {
    words = [UInt(truncatingIfNeeded: value), UInt(truncatingIfNeeded: value >> 64)]
    trim()
  }

  private mutating func trim() {
    while words.last == 0 { words.removeLast() }
  }

  var isZero: Bool { words.isEmpty }

  var bitWidth: Int {
    guard let last = words.last else { return 0 }
    return words.count * 64 - last.leadingZeroBitCount
  }

  /// The value where it has at most 128 bits.
  var uint128: UInt128? {
    guard words.count <= 2 else { return nil }
    return words.reversed().reduce(0) { $0 << 64 | UInt128($1) }
  }

  static func powerOfTen(_ exponent: Int) -> BigNatural {
    exponent < Powers.count ? BigNatural(Powers.ten[max(exponent, 0)]) : BigNatural(10).power(exponent)
  }

  func power(_ exponent: Int) -> BigNatural {
    var result = BigNatural.one
    var base = self
    var rest = exponent
    while rest > 0 {
      if rest & 1 == 1 { result = result * base }
      rest >>= 1
      if rest > 0 { base = base * base }
    }
    return result
  }
}

extension BigNatural: Comparable {
  static func < (a: BigNatural, b: BigNatural) -> Bool {
    if a.words.count != b.words.count { return a.words.count < b.words.count }
    for index in a.words.indices.reversed() where a.words[index] != b.words[index] {
      return a.words[index] < b.words[index]
    }
    return false
  }

  static func + (a: BigNatural, b: BigNatural) -> BigNatural {
    let (long, short) = a.words.count >= b.words.count ? (a.words, b.words) : (b.words, a.words)
    var sum = long
    var carry = false
    for index in sum.indices {
      guard carry || index < short.count else { break }
      let (partial, first) = sum[index].addingReportingOverflow(index < short.count ? short[index] : 0)
      let (total, second) = partial.addingReportingOverflow(carry ? 1 : 0)
      sum[index] = total
      carry = first || second
    }
    if carry { sum.append(1) }
    return BigNatural(words: sum)
  }

  /// The first must not be less than the second.
  static func - (a: BigNatural, b: BigNatural) -> BigNatural {
    var difference = a
    var borrow = false
    for index in difference.words.indices {
      guard borrow || index < b.words.count else { break }
      let (partial, first) = difference.words[index]
        .subtractingReportingOverflow(index < b.words.count ? b.words[index] : 0)
      let (total, second) = partial.subtractingReportingOverflow(borrow ? 1 : 0)
      difference.words[index] = total
      borrow = first || second
    }
    difference.trim()
    return difference
  }

  static func * (a: BigNatural, b: BigNatural) -> BigNatural {
    if a.isZero || b.isZero { return .zero }
    var product = [UInt](repeating: 0, count: a.words.count + b.words.count)
    for (i, x) in a.words.enumerated() {
      var carry: UInt = 0
      for (j, y) in b.words.enumerated() {
        let (high, low) = x.multipliedFullWidth(by: y)
        let (partial, first) = product[i + j].addingReportingOverflow(low)
        let (total, second) = partial.addingReportingOverflow(carry)
        product[i + j] = total
        carry = high &+ (first ? 1 : 0) &+ (second ? 1 : 0)
      }
      product[i + b.words.count] = carry
    }
    var result = BigNatural(words: product)
    result.trim()
    return result
  }

  static func << (a: BigNatural, bits: Int) -> BigNatural {
    if a.isZero || bits == 0 { return a }
    let (whole, part) = (bits / 64, bits % 64)
    var result = [UInt](repeating: 0, count: whole)
    result.reserveCapacity(whole + a.words.count + 1)
    var carry: UInt = 0
    for word in a.words {
      result.append(word << part | carry)
      carry = part == 0 ? 0 : word >> (64 - part)
    }
    result.append(carry)
    var shifted = BigNatural(words: result)
    shifted.trim()
    return shifted
  }

  static func >> (a: BigNatural, bits: Int) -> BigNatural {
    let (whole, part) = (bits / 64, bits % 64)
    guard whole < a.words.count else { return .zero }
    var result = Array(a.words[whole...])
    if part > 0 {
      for index in result.indices {
        let next = index + 1 < result.count ? result[index + 1] << (64 - part) : 0
        result[index] = result[index] >> part | next
      }
    }
    var shifted = BigNatural(words: result)
    shifted.trim()
    return shifted
  }
}

extension BigNatural {
  /// The divisor must not be zero.
  func dividedBySmall(_ divisor: UInt) -> BigNatural {
    var quotient = words
    var rest: UInt = 0
    for index in quotient.indices.reversed() {
      (quotient[index], rest) = divisor.dividingFullWidth((rest, quotient[index]))
    }
    var result = BigNatural(words: quotient)
    result.trim()
    return result
  }

  /// Quotient and remainder; the divisor must not be zero. Knuth, The Art of Computer Programming 4.3.1, algorithm D.
  func divided(by divisor: BigNatural) -> (quotient: BigNatural, remainder: BigNatural) {
    if self < divisor { return (.zero, self) }
    if divisor.words.count == 1 {
      let quotient = dividedBySmall(divisor.words[0])
      return (quotient, self - quotient * divisor)
    }
    let shift = divisor.words[divisor.words.count - 1].leadingZeroBitCount
    let lower = (divisor << shift).words
    var upper = (self << shift).words
    upper.append(contentsOf: [UInt](repeating: 0, count: words.count + 1 - upper.count))
    var quotient = [UInt](repeating: 0, count: upper.count - lower.count)
    for index in quotient.indices.reversed() {
      quotient[index] = BigNatural.step(&upper, lower, at: index)
    }
    var result = BigNatural(words: quotient)
    result.trim()
    var rest = BigNatural(words: Array(upper[..<lower.count]))
    rest.trim()
    return (result, rest >> shift)
  }

  /// One digit of the quotient; what it covers is taken from the dividend.
  private static func step(_ upper: inout [UInt], _ lower: [UInt], at index: Int) -> UInt {
    let count = lower.count
    let top = upper[index + count]
    var digit: UInt
    var rest: UInt
    var mayShrink = true
    if top >= lower[count - 1] {
      digit = .max
      let (sum, overflow) = upper[index + count - 1].addingReportingOverflow(lower[count - 1])
      rest = sum
      mayShrink = !overflow
    } else {
      (digit, rest) = lower[count - 1].dividingFullWidth((top, upper[index + count - 1]))
    }
    while mayShrink {
      let product = digit.multipliedFullWidth(by: lower[count - 2])
      guard product.high > rest || (product.high == rest && product.low > upper[index + count - 2]) else { break }
      digit -= 1
      let (sum, overflow) = rest.addingReportingOverflow(lower[count - 1])
      rest = sum
      mayShrink = !overflow
    }
    if subtract(digit, lower, from: &upper, at: index) {
      digit -= 1
      add(lower, to: &upper, at: index)
    }
    return digit
  }

  /// True where it took too much.
  private static func subtract(_ digit: UInt, _ lower: [UInt], from upper: inout [UInt], at index: Int) -> Bool {
    var carry: UInt = 0
    for position in lower.indices {
      let (high, low) = digit.multipliedFullWidth(by: lower[position])
      let (product, first) = low.addingReportingOverflow(carry)
      let (difference, second) = upper[index + position].subtractingReportingOverflow(product)
      upper[index + position] = difference
      carry = high &+ (first ? 1 : 0) &+ (second ? 1 : 0)
    }
    let (difference, borrowed) = upper[index + lower.count].subtractingReportingOverflow(carry)
    upper[index + lower.count] = difference
    return borrowed
  }

  private static func add(_ lower: [UInt], to upper: inout [UInt], at index: Int) {
    var carry = false
    for position in lower.indices {
      let (partial, first) = upper[index + position].addingReportingOverflow(lower[position])
      let (total, second) = partial.addingReportingOverflow(carry ? 1 : 0)
      upper[index + position] = total
      carry = first || second
    }
    upper[index + lower.count] &+= carry ? 1 : 0
  }

  /// The whole part of the square root, and whether something is left.
  func squareRoot() -> (root: BigNatural, hasRest: Bool) {
    if isZero { return (.zero, false) }
    var root = BigNatural.one << ((bitWidth + 1) / 2)
    while true {
      let next = (root + divided(by: root).quotient) >> 1
      guard next < root else { break }
      root = next
    }
    return (root, root * root < self)
  }
}

extension Decimal128 {
  /// The number nearest to `value × 10^exponent`; nil where it is too large.
  static func rounding(
    negative: Bool, _ value: BigNatural, exponent: Int, hasRest: Bool = false
  ) -> Decimal128? {
    if value.bitWidth <= 120, !hasRest, let short = value.uint128 {
      return rounding(negative: negative, short, exponent: exponent, hasRest: false)
    }
    // Leaves 36 to 38 digits.
    let excess = max((((value.bitWidth - 1) * 1233) >> 12) - 35, 0)
    let (kept, rest) = value.divided(by: .powerOfTen(excess))
    guard let coefficient = kept.uint128 else { return nil }
    return rounding(
      negative: negative, coefficient, exponent: exponent + excess, hasRest: hasRest || !rest.isZero)
  }
}
