/// What a title says of where in a matter it stands: whoever types 児童手当 wants to begin, not to change or to end.
struct TitleTraits: Sendable, Equatable {
  private let later: Set<String>
  private let begins: Bool

  init(_ title: String) {
    let folded = FoldedText(title).text
    later = Set(Self.laterWords.filter { folded.contains($0) })
    begins = Self.beginnings.contains { folded.contains($0) }
  }

  /// How much higher (or lower) than its words alone a title ranks for somebody who typed `wanted`.
  func bonus(for wanted: TitleTraits) -> Double {
    let unasked = later.subtracting(wanted.later)
    return (unasked.isEmpty ? 0 : Self.laterPenalty) + (begins ? Self.beginningBonus : 0)
  }

  private static let laterPenalty = -0.15
  private static let beginningBonus = 0.03
  private static let laterWords = [
    "変更", "改定", "現況", "更新", "再交付", "消滅", "未支払", "寄附", "寄付", "徴収", "移転後", "取消", "廃止",
  ].map { FoldedText($0).text }
  private static let beginnings = ["新規", "認定請求"].map { FoldedText($0).text }
}
