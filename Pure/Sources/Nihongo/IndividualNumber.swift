/// A マイナンバー: twelve digits of which the last is the check digit.
///
/// It prints as `…` and is not `Codable`: it may be kept only where 番号法 allows, so storing it has to be written out.
///
/// - Note: Source: 行政手続における特定の個人を識別するための番号の利用等に関する法律に規定する個人番号…に関する省令
///   (平成26年総務省令第85号) art. 5: weights 2 to 7, then 2 to 6, from the right; 11 less the remainder by 11;
///   0 where that remainder is 0 or 1.
public struct IndividualNumber: PersonalValue, Hashable {
  /// Twelve ASCII digits: the deliberate act of reading the number, and the only way to it.
  public let revealed: String

  /// Takes any width, spaces and hyphens.
  /// - Returns: `nil` unless there are twelve digits and the check digit is right.
  public init?(_ typed: String) {
    guard let read = TypedDigits.read(typed, count: 12...12) else { return nil }
    let sum = read.dropLast().reversed().enumerated().reduce(0) { $0 + $1.element * ($1.offset % 6 + 2) }
    guard read[11] == (sum % 11 <= 1 ? 0 : 11 - sum % 11) else { return nil }
    revealed = read.digitText
  }

  /// `••••••••1234`: enough to tell two numbers apart on a page.
  public var masked: String { String(repeating: "•", count: 8) + revealed.suffix(4) }
}
