/// A 全国地方公共団体コード: JIS X 0401 prefecture, JIS X 0402 municipality, check digit; printed with six digits.
///
/// - Note: Source: 総務省「全国地方公共団体コード仕様」: weights 6 5 4 3 2; the check digit is the last digit of 11 less
///   the sum's remainder by 11.
public struct MunicipalityCode: Hashable, Sendable, TextCoded, CustomStringConvertible {
  /// Five digits without the check digit.
  public let digits: String

  /// Takes five digits, or six of which the last must be the check digit; any width.
  /// - Returns: `nil` also when the first two digits are no prefecture.
  public init?(_ typed: String) {
    guard let read = TypedDigits.read(typed, count: 5...6),
      Prefecture(number: read[0] * 10 + read[1]) != nil
    else { return nil }
    let own = Array(read.prefix(5))
    guard read.count == 5 || read[5] == Self.check(own) else { return nil }
    digits = own.digitText
  }

  public var checkDigit: Int { Self.check(digits.utf8.map { Int($0) - 0x30 }) }

  /// Six digits, as `142034`.
  public var description: String { digits + "\(checkDigit)" }

  /// `nil` never happens for a code that could be made.
  public var prefecture: Prefecture? { Int(digits.prefix(2)).flatMap(Prefecture.init(number:)) }

  var codedText: String { description }

  private static func check(_ digits: [Int]) -> Int {
    let sum = zip(digits, [6, 5, 4, 3, 2]).reduce(0) { $0 + $1.0 * $1.1 }
    return (11 - sum % 11) % 10
  }
}
