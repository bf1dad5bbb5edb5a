/// What a question's answer may be taken over from: `resident.birth-date`, `profile.email`, `former.answer`.
public struct PrefillSource: Sendable, Hashable, CustomStringConvertible {
  public let origin: PrefillOrigin
  public let item: PrefillItem

  /// - Returns: `nil` when the origin does not hold such an item.
  public init?(_ origin: PrefillOrigin, _ item: PrefillItem) {
    guard PrefillItem.held(by: origin).contains(item) else { return nil }
    (self.origin, self.item) = (origin, item)
  }

  /// Reads ``description``.
  public init?(_ text: String) {
    let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, let item = PrefillItem(rawValue: parts[1]),
      let origin = Self.origins.first(where: { $0.word == parts[0] })?.origin
    else { return nil }
    self.init(origin, item)
  }

  public var description: String {
    "\(Self.origins.first { $0.origin == origin }?.word ?? origin.rawValue).\(item.rawValue)"
  }

  /// Every source that can be written, for messages about one that cannot.
  public static let all = origins.flatMap { origin, _ in
    PrefillItem.held(by: origin).compactMap { PrefillSource(origin, $0) }
  }

  private static let origins: [(origin: PrefillOrigin, word: String)] = [
    (.residents, "resident"), (.profile, "profile"), (.formerApplication, "former"),
  ]
}

/// One thing that can be taken over.
///
/// - Note: Source: the items of 個人 and 住所 of 政府相互運用性フレームワーク (GIF) v2.2; 続柄 and 世帯 of 住民基本台帳法
///   art. 7 (4), (5).
public enum PrefillItem: String, Sendable, CaseIterable {
  /// 氏名 with its kana
  case name
  /// 氏名（カナ）
  case kana
  /// 氏名（英字）
  case latinName = "latin-name"
  /// 生年月日
  case birthDate = "birth-date"
  /// 性別
  case sex
  /// 国籍
  case nationality
  /// 住所 with its parts
  case address
  /// 続柄, as the registry has it
  case relation
  /// 世帯主の氏名
  case householdHead = "household-head"
  /// The others of the household, one a row.
  case household
  /// メールアドレス
  case email
  /// The same question's answer.
  case answer

  static func held(by origin: PrefillOrigin) -> [PrefillItem] {
    switch origin {
    case .residents: allCases.filter { $0 != .email && $0 != .answer }
    case .profile: [.email]
    case .formerApplication: [.answer]
    case .lifeEvent, .initial: []
    }
  }
}
