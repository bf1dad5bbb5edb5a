/// A number by which an insurer of social insurance knows a person. Insurers make their own, so there is no check
/// digit to rely on.
public struct InsuredNumber: PersonalValue, Hashable {
  /// ASCII digits: the deliberate act of reading the number.
  public let digits: String
  public let kind: Kind

  /// Whose number it is, and how many digits it has.
  public enum Kind: String, Sendable, CaseIterable {
    /// 介護保険: ten digits.
    case care
    /// 後期高齢者医療: eight digits.
    case lateElderly = "late-elderly"
    /// 国民健康保険, without the symbol before it: up to eight digits, as many as the town gives.
    case nationalHealth = "national-health"
    /// 基礎年金番号: four digits and six.
    case pension

    /// How many digits it has.
    public var length: ClosedRange<Int> {
      switch self {
      case .care, .pension: 10...10
      case .lateElderly: 8...8
      case .nationalHealth: 1...8
      }
    }
  }

  /// Takes any width, spaces and hyphens.
  /// - Returns: `nil` unless there are as many digits as the kind has.
  public init?(_ typed: String, _ kind: Kind = .care) {
    guard let read = TypedDigits.read(typed, count: kind.length) else { return nil }
    (digits, self.kind) = (read.digitText, kind)
  }
}
