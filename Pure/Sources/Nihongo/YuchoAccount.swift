/// An account of ゆうちょ銀行, as its passbook names it: 記号 and 番号.
///
/// - Note: Source: ゆうちょ銀行「記号番号から振込用の店名・預金種目・口座番号への変換」: 記号 1xxx0 (総合口座, 番号 ends in 1) is branch
///   xx8, 普通, the 番号 without its last digit; 記号 0xxxx (振替口座) is branch xx9, 当座, the 番号; seven digits. Read
///   2026-11-21. Sample: 10530-12345671 is 〇五八, 普通, 1234567.
public struct YuchoAccount: PersonalValue, Hashable {
  /// Five digits.
  public let symbol: String
  /// Two to eight digits for 総合口座, one to six for 振替口座.
  public let number: String

  /// Takes any width, spaces and hyphens. A sixth digit of the symbol, which counts new passbooks, is left out.
  /// - Returns: `nil` when it is neither a 総合口座 nor a 振替口座.
  public init?(symbol: String, number: String) {
    guard let symbol = Self.symbol(symbol), let digits = TypedDigits.read(number, count: 1...8) else { return nil }
    let isTransfer = symbol.first == "0"
    guard isTransfer ? digits.count <= 6 : digits.count > 1 && digits.last == 1 else { return nil }
    (self.symbol, self.number) = (symbol, digits.digitText)
  }

  /// The symbol as five digits.
  /// - Returns: `nil` when it is none of the two shapes.
  public static func symbol(_ typed: String) -> String? {
    guard let digits = TypedDigits.read(typed, count: 5...6)?.prefix(5) else { return nil }
    guard digits.first == 0 || (digits.first == 1 && digits.last == 0) else { return nil }
    return Array(digits).digitText
  }

  public static let bankCode = "9900"
  public static let bankName = "ゆうちょ銀行"

  /// As other banks pay into it.
  public var branch: BranchAccount {
    let isTransfer = symbol.first == "0"
    let code = symbol.dropFirst().prefix(2) + (isTransfer ? "9" : "8")
    let digits = isTransfer ? number : String(number.dropLast())
    return BranchAccount(
      code: String(code), name: Self.name(code), kind: isTransfer ? .checking : .ordinary,
      number: String(repeating: "0", count: max(0, 7 - digits.utf8.count)) + digits)
  }

  /// 〇五八 for 058.
  private static func name(_ code: some StringProtocol) -> String {
    let numerals = Array("〇一二三四五六七八九")
    return String(code.utf8.map { numerals[Int($0) - 0x30] })
  }
}

extension BranchAccount {
  /// An account of ゆうちょ銀行 under its branch number.
  fileprivate init(code: String, name: String, kind: BankAccount.Kind, number: String) {
    (bankCode, bankName) = (YuchoAccount.bankCode, YuchoAccount.bankName)
    (branchCode, branchName, self.kind, self.number) = (code, name, kind, number)
  }
}
