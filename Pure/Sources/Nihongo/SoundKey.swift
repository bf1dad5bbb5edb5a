/// What is left of a reading when everything people write now so, now so is evened out: small kana grow, long vowels
/// go, ヂ ヅ are ジ ズ. じゅうみんひょう, じゅみんひよう and juminhyo have the same key.
enum SoundKey {
  /// - Parameter kana: a reading in katakana, folded.
  static func of(_ kana: some StringProtocol) -> String {
    var result: [Unicode.Scalar] = []
    for scalar in kana.unicodeScalars {
      let plain = grown[scalar] ?? scalar
      let vowel = result.last.flatMap { vowels[$0] }
      let isLong = plain == "ー" || plain == "ウ" && (vowel == "オ" || vowel == "ウ") || plain == "イ" && vowel == "エ"
      if !isLong { result.append(plain) }
    }
    return String(scalars: result)
  }

  /// The tokens of a reading, apart from those of what is written.
  static func tokens(_ kana: some StringProtocol) -> [String] { Bigrams.of(of(kana)).map { "~" + $0 } }

  private static let grown: [Unicode.Scalar: Unicode.Scalar] = [
    "ァ": "ア", "ィ": "イ", "ゥ": "ウ", "ェ": "エ", "ォ": "オ", "ッ": "ツ", "ャ": "ヤ", "ュ": "ユ", "ョ": "ヨ", "ヮ": "ワ",
    "ヂ": "ジ", "ヅ": "ズ", "ヲ": "オ",
  ]

  /// The vowel of each kana on which a following ウ or イ may be one long sound.
  private static let vowels: [Unicode.Scalar: Unicode.Scalar] = {
    let rows: [(Unicode.Scalar, String)] = [
      ("ウ", "ウクグスズツズヌフブプムユルヴ"), ("エ", "エケゲセゼテデネヘベペメレ"), ("オ", "オコゴソゾトドノホボポモヨロ"),
    ]
    return rows.reduce(into: [:]) { table, row in for kana in row.1.unicodeScalars { table[kana] = row.0 } }
  }()
}
