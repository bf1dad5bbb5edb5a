/// Conditions on ordered values in everyday words: `65以上`, `20〜64`, `20以上65未満`, `＜ 5`.
struct TestWords {
  private let values: ValueWords

  init(_ values: ValueWords) { self.values = values }

  private static let before: [(String, String)] = [
    ("<=", "<="), (">=", ">="), ("!=", "!="), ("<", "<"), (">", ">"), ("=", "="),
  ]
  private static let after: [(String, String)] = [
    ("以上", ">="), ("以後", ">="), ("以降", ">="), ("以下", "<="), ("以前", "<="), ("以内", "<="), ("未満", "<"),
    ("より小さい", "<"), ("より少ない", "<"), ("より前", "<"), ("より大きい", ">"), ("より多い", ">"), ("より後", ">"),
    ("を超える", ">"), ("を超え", ">"), ("超過", ">"), ("超", ">"), ("以外", "!="),
  ]
  private static let rangeMarks = ["〜", "から", "..", "ー"]

  /// A value alone, as FEEL writes it; nil where the text is none.
  func value(_ text: String) throws(CellProblem) -> String? {
    var characters = TypedCharacters(text)
    characters.skipBlanks()
    guard let value = try values.read(&characters) else { return nil }
    characters.skipBlanks()
    return characters.isAtEnd ? value.feel : nil
  }

  /// One test as FEEL writes it; nil where the text is none.
  func test(_ text: String) throws(CellProblem) -> String? {
    var characters = TypedCharacters(text)
    characters.skipBlanks()
    if let mark = characters.take(oneOf: Self.before.map(\.0)) {
      characters.skipBlanks()
      guard let value = try values.read(&characters), isAtEnd(&characters) else { return nil }
      return Self.comparison(mark, value.feel)
    }
    if characters.take("〜") {
      characters.skipBlanks()
      guard let high = try values.read(&characters), isAtEnd(&characters) else { return nil }
      return "<= \(high.feel)"
    }
    guard let low = try values.read(&characters) else { return nil }
    return try rest(after: low, &characters, text)
  }

  private func isAtEnd(_ characters: inout TypedCharacters) -> Bool {
    characters.skipBlanks()
    return characters.isAtEnd
  }

  private func rest(
    after low: ValueWords.TypedValue, _ characters: inout TypedCharacters, _ text: String
  ) throws(CellProblem) -> String? {
    if isAtEnd(&characters) {
      guard !low.isDoubtful else {
        let several = text.split(separator: ",").joined(separator: "、")
        throw CellProblem(code: .oneNumberOrSeveral, found: text, expected: [low.feel, several])
      }
      return low.feel
    }
    if characters.take(oneOf: Self.rangeMarks) != nil {
      if isAtEnd(&characters) { return ">= \(low.feel)" }
      guard let high = try values.read(&characters) else { return nil }
      characters.skipBlanks()
      _ = characters.take("まで")
      return isAtEnd(&characters) ? "[\(low.feel)..\(high.feel)]" : nil
    }
    if characters.take("まで") { return isAtEnd(&characters) ? "<= \(low.feel)" : nil }
    guard let word = characters.take(oneOf: Self.after.map(\.0)) else { return nil }
    let mark = Self.after.first { $0.0 == word }?.1 ?? "="
    if isAtEnd(&characters) { return Self.comparison(mark, low.feel) }
    return try high(above: low.feel, mark, &characters)
  }

  /// `20以上65未満`
  private func high(
    above low: String, _ lowMark: String, _ characters: inout TypedCharacters
  ) throws(CellProblem) -> String? {
    guard lowMark == ">=" || lowMark == ">" else { return nil }
    _ = characters.take(oneOf: ["で", "かつ", "、", ","])
    characters.skipBlanks()
    guard let high = try values.read(&characters) else { return nil }
    characters.skipBlanks()
    guard let word = characters.take(oneOf: Self.after.map(\.0)), isAtEnd(&characters),
      let mark = Self.after.first(where: { $0.0 == word })?.1, mark == "<" || mark == "<="
    else { return nil }
    return (lowMark == ">=" ? "[" : "(") + "\(low)..\(high.feel)" + (mark == "<=" ? "]" : ")")
  }

  private static func comparison(_ mark: String, _ value: String) -> String {
    switch mark {
    case "=": value
    case "!=": "not(\(value))"
    default: "\(mark) \(value)"
    }
  }
}
