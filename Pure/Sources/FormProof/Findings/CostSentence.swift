/// What a procedure says it costs.
struct CostSentence {
  private let text: String

  init(_ text: String) { self.text = text }

  /// Whether it names an amount of money other than nothing: 300円, ¥300, 300 yen.
  var namesAmount: Bool {
    let characters = Array(text)
    return characters.indices.contains { index in
      guard Self.isDigit(characters[index]), index == 0 || !Self.isDigit(characters[index - 1]) else { return false }
      let digits = characters[index...].prefix { Self.isDigit($0) || $0 == "," || $0 == "，" }
      guard digits.contains(where: { $0 != "0" && $0 != "０" && Self.isDigit($0) }) else { return false }
      let rest = String(characters[(index + digits.count)...].prefix(5)).drop { $0.isWhitespace }
      let before = index > 0 ? characters[index - 1] : " "
      return rest.hasPrefix("円") || rest.lowercased().hasPrefix("yen") || before == "¥" || before == "￥"
    }
  }

  private static func isDigit(_ character: Character) -> Bool { character.wholeNumberValue != nil }
}
