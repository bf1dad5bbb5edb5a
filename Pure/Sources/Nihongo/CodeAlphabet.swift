/// The 29 characters of receipt numbers and secret codes, and the check character that ends each of them.
///
/// Left out: 0 O, 1 I L, U (written like V) and Z (written like 2). The digits 0 and 1 have a value too, because the
/// year in a receipt number may hold them. Each character is worth its place in `0123456789ABC…`, 31 in all, and 31 is
/// prime: with weights 1, 2, 3 … from the right, a sum that is a multiple of 31 tells every single changed character
/// and every swap of two neighbours (the weights are never 0, the weights of neighbours never equal, modulo 31).
enum CodeAlphabet {
  static let modulus = 31

  /// Two digits that stand only in a year, then the 29 that may stand anywhere.
  static let all = Array("0123456789ABCDEFGHJKMNPQRSTVWXY".unicodeScalars)

  /// The lowest value a drawn character may have: 0 and 1 look like O and I.
  static let lowest = 2

  static func value(_ scalar: Unicode.Scalar) -> Int? { values[scalar] }

  /// Zero when the values, the check character's among them, belong together.
  static func remainder(_ values: [Int]) -> Int {
    values.reversed().enumerated().reduce(0) { ($0 + ($1.offset + 1) % modulus * $1.element) % modulus }
  }

  /// Random values and their check value, behind the fixed values of `head`.
  ///
  /// A check value that would print as 0 or 1 is avoided by moving the last drawn character on; at most one such step
  /// in 29 is needed, so it costs less than a tenth of a bit.
  /// - Parameter randomBytes: gives as many bytes as asked for; missing ones count as zero.
  static func draw(_ count: Int, after head: [Int], randomBytes: (Int) -> [UInt8]) -> [Int] {
    let bytes = randomBytes(count * 4)
    var values = head
    for index in 0..<count {
      // 32 bits for one of 29: the bias is below one in a hundred million.
      let number = (0..<4).reduce(0) { sum, offset in
        let place = index * 4 + offset
        return sum << 8 | (bytes.indices.contains(place) ? Int(bytes[place]) : 0)
      }
      values.append(lowest + number % (modulus - lowest))
    }
    var check = checkValue(values)
    while check < lowest, let last = values.popLast() {
      values.append(last + 1 < modulus ? last + 1 : lowest)
      check = checkValue(values)
    }
    return values + [check]
  }

  static func text(_ values: [Int]) -> String { String(scalars: values.map { all[$0] }) }

  /// Typed characters as values: any width and case, spaces and hyphens dropped.
  /// - Throws: ``CodeProblem/strangeCharacter`` or ``CodeProblem/wrongLength``.
  static func read(_ typed: String, count: Int) throws(CodeProblem) -> [Int] {
    guard typed.utf8.count <= 200 else { throw .wrongLength }
    var read: [Int] = []
    for scalar in Width.half(typed).unicodeScalars {
      if scalar.properties.isWhitespace || Hyphen.isLike(scalar) { continue }
      let isSmall = ("a"..."z").contains(scalar)
      let capital = isSmall ? Unicode.Scalar(UInt8(scalar.value - 32)) : scalar
      guard let value = value(capital) else { throw .strangeCharacter }
      read.append(value)
    }
    guard read.count == count else { throw .wrongLength }
    return read
  }

  /// - Throws: ``CodeProblem/wrongCheckCharacter``.
  static func verify(_ values: [Int]) throws(CodeProblem) {
    guard remainder(values) == 0 else { throw .wrongCheckCharacter }
  }

  private static func checkValue(_ values: [Int]) -> Int { (modulus - remainder(values + [0])) % modulus }

  private static let values = Dictionary(uniqueKeysWithValues: all.enumerated().map { ($1, $0) })
}
