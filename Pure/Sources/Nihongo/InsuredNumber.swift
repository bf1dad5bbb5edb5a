/// A 介護保険被保険者番号: ten digits. Each insurer makes its own, so there is no check digit to rely on.
public struct InsuredNumber: PersonalValue, Hashable, TextCoded {
  /// Ten ASCII digits: the deliberate act of reading the number.
  public let digits: String

  /// Takes any width, spaces and hyphens.
  /// - Returns: `nil` unless there are ten digits.
  public init?(_ typed: String) {
    guard let read = TypedDigits.read(typed, count: 10...10) else { return nil }
    digits = read.digitText
  }

  var codedText: String { digits }
}
