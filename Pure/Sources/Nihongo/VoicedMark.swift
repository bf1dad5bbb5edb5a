/// Puts a kana and the voiced-sound mark behind it (゛ or ゜) together into one kana.
enum VoicedMark {
  enum Kind { case voiced, semiVoiced }

  /// - Returns: `nil` when `scalar` is neither a combining mark, a spacing mark nor a half-width mark.
  static func kind(_ scalar: Unicode.Scalar) -> Kind? {
    switch scalar.value {
    case 0x3099, 0x309B, 0xFF9E: .voiced
    case 0x309A, 0x309C, 0xFF9F: .semiVoiced
    default: nil
    }
  }

  /// - Parameter kana: a full-width hiragana or katakana.
  /// - Returns: `nil` when the two have no form in one character.
  static func join(_ kana: Unicode.Scalar, _ kind: Kind) -> Unicode.Scalar? {
    // Hiragana stand 0x60 below their katakana; the same table serves both.
    let isHiragana = (0x3041...0x309F).contains(kana.value)
    let katakana = isHiragana ? kana.value + 0x60 : kana.value
    guard let joined = kind == .voiced ? voiced(katakana, isHiragana) : semiVoiced(katakana) else { return nil }
    return Unicode.Scalar(isHiragana ? joined - 0x60 : joined)
  }

  private static func voiced(_ katakana: UInt32, _ isHiragana: Bool) -> UInt32? {
    switch katakana {
    case 0x30AB...0x30C1 where katakana % 2 == 1: katakana + 1  // カ to チ
    case 0x30C4, 0x30C6, 0x30C8: katakana + 1  // ツ テ ト
    case 0x30CF, 0x30D2, 0x30D5, 0x30D8, 0x30DB: katakana + 1  // ハ row
    case 0x30A6: 0x30F4  // ウ
    case 0x30FD: 0x30FE  // ヽ
    case 0x30EF...0x30F2 where !isHiragana: katakana + 8  // ワ ヰ ヱ ヲ
    default: nil
    }
  }

  private static func semiVoiced(_ katakana: UInt32) -> UInt32? {
    switch katakana {
    case 0x30CF, 0x30D2, 0x30D5, 0x30D8, 0x30DB: katakana + 2
    default: nil
    }
  }
}
