/// An account as banks know it: bank, branch, kind and number.
public struct BranchAccount: PersonalValue, Hashable {
  /// Four digits; empty where it is not known.
  public let bankCode: String
  public let bankName: String
  /// Three digits; empty where it is not known.
  public let branchCode: String
  public let branchName: String
  public let kind: BankAccount.Kind
  /// Seven digits; a shorter number has zeros before it.
  public let number: String

  /// Takes codes and number in any width.
  /// - Returns: `nil` when a code is there and has not four or three digits, or the number has not one to seven.
  public init?(
    bankCode: String, bankName: String, branchCode: String, branchName: String, kind: BankAccount.Kind, number: String
  ) {
    guard let bank = Self.code(bankCode, 4), let branch = Self.code(branchCode, 3), let number = Self.number(number)
    else { return nil }
    (self.bankCode, self.bankName, self.branchCode, self.branchName) = (bank, bankName, branch, branchName)
    (self.kind, self.number) = (kind, number)
  }

  /// The code as digits; empty for an empty one.
  /// - Returns: `nil` when there are not `length` digits.
  public static func code(_ typed: String, _ length: Int) -> String? {
    if typed.unicodeScalars.allSatisfy(\.properties.isWhitespace) { return "" }
    return TypedDigits.read(typed, count: length...length)?.digitText
  }

  /// The number with zeros before it.
  /// - Returns: `nil` when there are not one to seven digits.
  public static func number(_ typed: String) -> String? {
    guard let digits = TypedDigits.read(typed, count: 1...7)?.digitText else { return nil }
    return String(repeating: "0", count: 7 - digits.utf8.count) + digits
  }
}
