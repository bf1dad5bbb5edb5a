import DecimalArithmetic

/// Reads numbers as people write them: `1,200円`, `200万`, `65歳`.
enum NumberWords {
  /// Units that say nothing about the size.
  private static let units = [
    "時間", "か月", "ヶ月", "ヵ月", "カ月", "箇月", "世帯", "パーセント", "歳", "才", "円", "人", "名", "件", "通", "枚", "回", "点",
    "個", "台", "室", "級", "日", "年", "冊", "部", "区画", "平方メートル", "㎡", "kg", "km", "m",
  ]
  private static let scales: [(String, Int)] = [("億", 100_000_000), ("万", 10_000), ("千", 1_000)]

  /// The number as FEEL writes it, and whether it may just as well be several numbers with commas; nil where there is
  /// none here.
  static func read(_ characters: inout TypedCharacters) -> (text: String, isDoubtful: Bool)? {
    let start = characters.offset
    let sign = characters.take(oneOf: ["-", "△", "▲", "+"])
    characters.skipBlanks()
    guard let first = amount(&characters) else {
      characters.back(to: start)
      return nil
    }
    var text = first.text
    var isDoubtful = first.isDoubtful
    if let scaled = scaled(text, &characters) {
      text = scaled
      isDoubtful = false
    }
    characters.skipBlanks()
    if characters.take(oneOf: units) != nil { isDoubtful = false }
    let isNegative = sign == "-" || sign == "△" || sign == "▲"
    return (isNegative ? "-" + text : text, isDoubtful)
  }

  /// Digits with commas between groups of three, and a fraction.
  private static func amount(_ characters: inout TypedCharacters) -> (text: String, isDoubtful: Bool)? {
    let whole = characters.digits()
    guard !whole.isEmpty else { return nil }
    var groups: [String] = []
    var end = characters.offset
    while whole.count <= 3, characters.take(",") {
      let group = characters.digits()
      guard group.count == 3 else { break }
      groups.append(group)
      end = characters.offset
    }
    characters.back(to: end)
    var text = whole + groups.joined()
    if characters.take(".") {
      let fraction = characters.digits()
      if fraction.isEmpty { characters.back(to: end) } else { text += "." + fraction }
    }
    return (text, !groups.isEmpty && groups.allSatisfy { !$0.hasPrefix("0") })
  }

  /// `1億2000万`; nil where no such word follows.
  private static func scaled(_ first: String, _ characters: inout TypedCharacters) -> String? {
    var sum = Decimal128(0)
    var pending: String? = first
    var rest = scales[...]
    while let amount = pending, let place = rest.firstIndex(where: { characters.take($0.0) }) {
      guard let number = Decimal128(amount), let product = number * Decimal128(rest[place].1),
        let next = sum + product
      else { return nil }
      sum = next
      rest = rest[(place + 1)...]
      characters.skipBlanks()
      pending = self.amount(&characters)?.text
    }
    guard rest.count < scales.count else { return nil }
    let last = pending.flatMap { Decimal128($0) } ?? Decimal128(0)
    return (sum + last)?.description
  }
}
