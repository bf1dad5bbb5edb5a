/// Why one field of an extract cannot be taken over.
struct ItemFault: Error, Sendable, Equatable {
  /// What would be right, in words for the operator; never what stood there.
  let wouldBeRight: String

  static let empty = ItemFault(wouldBeRight: "a value; this one is needed")
  static let tooLong = ItemFault(wouldBeRight: "at most 200 characters")
  /// A private character means something on the machine it was written on only.
  static let privateCharacter = ItemFault(
    wouldBeRight: "characters of Unicode; this one is a 外字, let the registry write its 行政事務標準文字 or 代替文字")
  static let control = ItemFault(wouldBeRight: "plain text without control characters")
  static let kana = ItemFault(wouldBeRight: "katakana, as サトウ")
  static let date = ItemFault(wouldBeRight: "a date, as 1980-04-01 or 昭和55年4月1日; 不詳 when it is not known")
  static let number = ItemFault(wouldBeRight: "1 to 20 digits, letters and hyphens")
  static let sex = ItemFault(wouldBeRight: "男, 女, 1 (male), 2 (female), 0 or 9 (not told), or nothing")
  static let protection = ItemFault(wouldBeRight: "有 or 1 for people under 支援措置, 無, 0 or nothing for all others")
  static let postalCode = ItemFault(wouldBeRight: "seven digits, as 254-0041")
  static let prefecture = ItemFault(wouldBeRight: "a prefecture in full, as 神奈川県")
  static let name = ItemFault(wouldBeRight: "氏 and 名 with a space between, or in columns of their own")
  static let twice = ItemFault(wouldBeRight: "each 宛名番号 once; this one stands further up as well")
}
