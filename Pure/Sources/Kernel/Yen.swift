/// An amount of money in whole yen. Fees and benefits have no fractions; rounding is a rule's business, not this type's.
public struct Yen: Hashable, Comparable, Sendable, Codable {
  public let amount: Int

  public init(_ amount: Int) { self.amount = amount }

  public static func < (left: Yen, right: Yen) -> Bool { left.amount < right.amount }
  public static func + (left: Yen, right: Yen) -> Yen { Yen(left.amount + right.amount) }
  public static func * (left: Yen, right: Int) -> Yen { Yen(left.amount * right) }

  public init(from decoder: any Decoder) throws { amount = try decoder.singleValueContainer().decode(Int.self) }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(amount)
  }

  /// Digits grouped by three, without a sign or unit: `12,300`.
  public var grouped: String {
    let digits = String(abs(amount))
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return (amount < 0 ? "-" : "") + text
  }
}
