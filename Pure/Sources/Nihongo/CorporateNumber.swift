/// A 法人番号: thirteen digits of which the first is the check digit. Public, not personal.
///
/// - Note: Source: 法人番号の指定等に関する省令 art. 2: 9 less the remainder by 9 of the sum of the twelve digits, from
///   the right, weighted 1 and 2 in turn.
public struct CorporateNumber: Hashable, Sendable, TextCoded, CustomStringConvertible {
  /// Thirteen ASCII digits.
  public let digits: String

  /// Takes any width, spaces and hyphens.
  /// - Returns: `nil` unless there are thirteen digits and the check digit is right.
  public init?(_ typed: String) {
    guard let read = TypedDigits.read(typed, count: 13...13) else { return nil }
    let sum = read.dropFirst().reversed().enumerated().reduce(0) { $0 + $1.element * ($1.offset % 2 + 1) }
    guard read[0] == 9 - sum % 9 else { return nil }
    digits = read.digitText
  }

  public var description: String { digits }

  var codedText: String { digits }
}
