/// An account that money is paid into: with a bank, or with ゆうちょ銀行, which has numbers of its own.
public struct BankAccount: PersonalValue, Hashable {
  public let home: Home
  public let holder: AccountHolder

  public init(_ home: Home, holder: AccountHolder) { (self.home, self.holder) = (home, holder) }

  /// Where the account is kept.
  public enum Home: Sendable, Hashable {
    case bank(BranchAccount)
    case yucho(YuchoAccount)
  }

  /// Which of the two it is, as forms spell it.
  public enum Institution: String, Sendable, CaseIterable { case bank, yucho }

  public var institution: Institution {
    switch home {
    case .bank: .bank
    case .yucho: .yucho
    }
  }

  /// 預金種目.
  public enum Kind: String, Sendable, CaseIterable {
    /// 普通
    case ordinary
    /// 当座
    case checking
    /// 貯蓄
    case savings

    /// 普通, 当座 or 貯蓄.
    public var name: String {
      switch self {
      case .ordinary: "普通"
      case .checking: "当座"
      case .savings: "貯蓄"
      }
    }

    /// How banks' files spell it.
    public var code: String {
      switch self {
      case .ordinary: "1"
      case .checking: "2"
      case .savings: "4"
      }
    }
  }

  /// As other banks pay into it.
  public var branch: BranchAccount {
    switch home {
    case .bank(let account): account
    case .yucho(let account): account.branch
    }
  }
}
