/// A Japanese postal code of seven digits, printed `254-0041`.
public struct PostalCode: Hashable, Sendable, TextCoded, CustomStringConvertible {
  /// Seven ASCII digits.
  public let digits: String

  /// Takes 〒, any width, any hyphen, and spaces.
  /// - Returns: `nil` when there are not exactly seven digits.
  public init?(_ typed: String) {
    let unmarked = String(scalars: typed.unicodeScalars.filter { $0 != "〒" && $0 != "〶" })
    guard let read = TypedDigits.read(unmarked, count: 7...7) else { return nil }
    digits = read.digitText
  }

  public var description: String { "\(digits.prefix(3))-\(digits.suffix(4))" }

  var codedText: String { description }
}
