/// Hiragana and katakana: one into the other, and what a person typed into the katakana a form asks for.
///
/// - Complexity: O(n) each, scalar by scalar.
public enum Kana {
  /// Every full-width katakana that has a hiragana becomes it; ー, ・ and all else stay.
  public static func hiragana(_ text: String) -> String { map(text, hiragana) }

  /// Every hiragana becomes its katakana; all else stays.
  public static func katakana(_ text: String) -> String { map(text, katakana) }

  /// Whether the text is full-width katakana, with ー, ・ and spaces allowed among them. Empty text is not.
  public static func isKatakana(_ text: String) -> Bool {
    holds(text) { isKatakana($0) || $0.value == 0x30FB }
  }

  /// Whether the text is hiragana, with ー, ・ and spaces allowed among them. Empty text is not.
  public static func isHiragana(_ text: String) -> Bool {
    holds(text) { isHiragana($0) || $0.value == 0x30FC || $0.value == 0x30FB }
  }

  /// What a person typed for a reading, as full-width katakana.
  ///
  /// Half-width kana and hiragana become katakana, loose ゛゜ join their kana, a hyphen behind a kana becomes ー,
  /// spaces are trimmed and runs of them become one full-width space. Other characters stay, so that
  /// ``isKatakana(_:)`` can refuse them.
  public static func typedKatakana(_ typed: String) -> String {
    var result = String.UnicodeScalarView()
    var hasGap = false
    for scalar in Width.fullKatakana(typed).unicodeScalars {
      if scalar.properties.isWhitespace {
        hasGap = !result.isEmpty
        continue
      }
      if hasGap { result.append("\u{3000}") }
      append(katakana(scalar), to: &result)
      hasGap = false
    }
    return String(result)
  }

  static func isKatakana(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x30A1...0x30FA, 0x30FC...0x30FE, 0x31F0...0x31FF: true
    default: false
    }
  }

  static func isHiragana(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x3041...0x3096, 0x309D...0x309E: true
    default: false
    }
  }

  static func katakana(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    isHiragana(scalar) ? Unicode.Scalar(scalar.value + 0x60) ?? scalar : scalar
  }

  private static func hiragana(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0x30A1...0x30F6, 0x30FD...0x30FE: Unicode.Scalar(scalar.value - 0x60) ?? scalar
    default: scalar
    }
  }

  /// Adds one scalar, joining a voiced mark to the kana before it and reading a hyphen behind a kana as ー.
  static func append(_ scalar: Unicode.Scalar, to result: inout String.UnicodeScalarView) {
    guard let last = result.last, isKatakana(last) else { return result.append(scalar) }
    if let kind = VoicedMark.kind(scalar), let joined = VoicedMark.join(last, kind) {
      result.removeLast()
      result.append(joined)
    } else {
      result.append(Hyphen.isLike(scalar) ? "ー" : scalar)
    }
  }

  private static func map(_ text: String, _ change: (Unicode.Scalar) -> Unicode.Scalar) -> String {
    String(scalars: text.unicodeScalars.map(change))
  }

  private static func holds(_ text: String, _ isAllowed: (Unicode.Scalar) -> Bool) -> Bool {
    var hasKana = false
    for scalar in text.unicodeScalars where scalar != " " && scalar != "\u{3000}" {
      guard isAllowed(scalar) else { return false }
      hasKana = true
    }
    return hasKana
  }
}
