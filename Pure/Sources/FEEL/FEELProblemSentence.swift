extension FEELProblem {
  /// What is wrong, what would be right and what to try, for the person who wrote the expression. The place is
  /// ``range``'s to tell.
  public func sentence(in language: SentenceLanguage) -> String {
    language == .ja ? reason(in: .ja) + "。" : reason(in: .en) + "."
  }

  /// The same without a full stop at the end, to stand inside another sentence.
  public func reason(in language: SentenceLanguage) -> String {
    language == .ja ? japanese : english
  }

  /// Who divides by zero knows what would have been right.
  private var saysExpected: Bool { !expected.isEmpty && code != .divisionByZero }

  private var english: String {
    var text = code.sentence(in: .en)
    if !found.isEmpty { text += ": “\(found)”" }
    if saysExpected { text += "; expected \(expected)" }
    if let hint { text += " (\(hint))" }
    return text
  }

  private var japanese: String {
    var text = code.sentence(in: .ja)
    if !found.isEmpty { text += "（\(FEELProblem.japanese(found: found))）" }
    if saysExpected { text += "。必要なのは、\(FEELProblem.japanese(expected: expected))です" }
    if let hint { text += "。\(FEELProblem.hints.japanese(hint) ?? hint)" }
    return text
  }

  /// A kind of value, as `number`, in Japanese; nil where it is none.
  package static func japanese(kind: String) -> String? {
    kinds.first { $0.english == kind }?.japanese
  }

  /// Kinds of values in words; whatever else was found, as it was.
  private static func japanese(found: String) -> String {
    let words = found.split(separator: ", ").map { phrases.japanese(String($0)) }
    if words.allSatisfy({ $0 != nil }) { return words.compactMap { $0 }.joined(separator: "、") }
    let parts = found.split(separator: " ")
    if parts.count == 3, let left = phrases.japanese(String(parts[0])), let right = phrases.japanese(String(parts[2])) {
      return parts[1] == "and" ? "\(left)と\(right)" : "\(left) \(parts[1]) \(right)"
    }
    return "「\(found)」"
  }

  /// A phrase of the book, words in quotation marks, or several of them.
  static func japanese(expected: String) -> String {
    if let phrase = phrases.japanese(expected) { return phrase }
    if expected.contains(" or ") {
      let parts = expected.split(separator: " or ").map { japanese(expected: String($0)) }
      return parts.joined(separator: "か、")
    }
    if let mark = expected.firstRange(of: " for "), let type = phrases.japanese(String(expected[..<mark.lowerBound])) {
      return "「\(expected[mark.upperBound...])」に入れる\(type)"
    }
    return expected.hasPrefix("“") ? "「\(expected.dropFirst().dropLast())」" : "「\(expected)」"
  }
}

extension FEELProblem.Code {
  /// What has happened, without a full stop.
  public func sentence(in language: SentenceLanguage) -> String {
    let both = words
    return language == .ja ? both.japanese : both.english
  }

  private var words: (japanese: String, english: String) {
    switch self {
    case .textTooLong: ("式が長すぎます", "The expression is too long")
    case .nestedTooDeep: ("かっこや条件の入れ子が深すぎます", "Brackets and conditions nest too deep")
    case .unexpectedText: ("式として読めない所があります", "This part cannot be read")
    case .unclosedString: ("文字列が閉じられていません", "A text is not closed")
    case .unclosedComment: ("コメントが閉じられていません", "A comment is not closed")
    case .badEscape: ("文字列の中の \\ の書き方が正しくありません", "A \\ in a text is followed by something unknown")
    case .badNumber: ("数の書き方が正しくありません", "This is not a number that can be used")
    case .badTemporalLiteral: ("日付や時刻の書き方が正しくありません", "This is not a date, a time or a duration")
    case .repeatedName: ("同じ名前が2回出てきます", "The same name stands twice")
    case .unknownName: ("知らない名前が使われています", "Nobody knows this name")
    case .unknownType: ("知らない型の名前が使われています", "Nobody knows this type")
    case .unknownMember: ("その名前の項目はありません", "There is no such member")
    case .wrongArguments: ("関数に渡した値が合いません", "The function does not take these arguments")
    case .notAFunction: ("関数ではないものを関数として使っています", "This is not a function")
    case .typeMismatch: ("値の種類が合いません", "The kinds of the values do not fit")
    case .outOfRange: ("値が使える範囲の外です", "The value is out of range")
    case .divisionByZero: ("0で割っています", "There is a division by zero")
    case .notConforming: ("値が決められた種類ではありません", "The value is not of the type it has to have")
    case .badPattern: ("正規表現として読めません", "The regular expression cannot be read")
    case .limitReached: ("計算の上限を超えました", "The calculation went beyond its limits")
    }
  }
}
