/// One of the 47 prefectures, by its JIS X 0401 code.
public struct Prefecture: Hashable, Sendable, Comparable, CaseIterable {
  /// 1 (北海道) to 47 (沖縄県).
  public let number: Int

  public init?(number: Int) {
    guard (1...47).contains(number) else { return nil }
    self.number = number
  }

  /// - Returns: `nil` unless `name` is written in full, as 神奈川県.
  public init?(name: String) {
    guard let index = Self.names.firstIndex(of: name) else { return nil }
    number = index + 1
  }

  public var name: String { Self.names[number - 1] }

  public static let allCases = (1...47).compactMap(Prefecture.init(number:))

  public static func < (left: Prefecture, right: Prefecture) -> Bool { left.number < right.number }

  private static let names = [
    "北海道", "青森県", "岩手県", "宮城県", "秋田県", "山形県", "福島県", "茨城県", "栃木県", "群馬県", "埼玉県", "千葉県",
    "東京都", "神奈川県", "新潟県", "富山県", "石川県", "福井県", "山梨県", "長野県", "岐阜県", "静岡県", "愛知県", "三重県",
    "滋賀県", "京都府", "大阪府", "兵庫県", "奈良県", "和歌山県", "鳥取県", "島根県", "岡山県", "広島県", "山口県", "徳島県",
    "香川県", "愛媛県", "高知県", "福岡県", "佐賀県", "長崎県", "熊本県", "大分県", "宮崎県", "鹿児島県", "沖縄県",
  ]
}
