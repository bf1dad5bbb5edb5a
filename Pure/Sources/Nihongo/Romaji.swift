/// Japanese typed in Latin letters, as far as a search needs it: juminhyo, hikkoshi, zyuuminhyou.
///
/// - Note: Source: ローマ字のつづり方 (昭和29年内閣告示第1号) 第1表 and 第2表, and what keyboards take besides.
enum Romaji {
  /// The word in katakana; `nil` when it is not made of syllables of Japanese alone.
  static func katakana(_ word: String) -> String? {
    let letters = Array(word.utf8)
    guard letters.count > 1, letters.count <= 60, letters.allSatisfy({ (0x61...0x7A).contains($0) }) else { return nil }
    var kana = ""
    var place = 0
    while place < letters.count {
      if let (text, length) = syllable(letters[place...]) {
        kana += text
        place += length
      } else if let text = mora(letters[place...]) {
        kana += text
        place += 1
      } else {
        return nil
      }
    }
    return kana
  }

  private static func syllable(_ rest: ArraySlice<UInt8>) -> (String, Int)? {
    stride(from: min(4, rest.count), through: 1, by: -1).lazy
      .compactMap { count in table[String(decoding: rest.prefix(count), as: UTF8.self)].map { ($0, count) } }.first
  }

  /// ン before a consonant or at the end, and ッ for the first of two consonants.
  private static func mora(_ rest: ArraySlice<UInt8>) -> String? {
    guard let first = rest.first else { return nil }
    let next = rest.dropFirst().first
    if first == UInt8(ascii: "n") || first == UInt8(ascii: "m") && next.map("bpm".utf8.contains) == true { return "ン" }
    return first == next || first == UInt8(ascii: "t") && next == UInt8(ascii: "c") ? "ッ" : nil
  }

  private static let table: [String: String] = {
    var table: [String: String] = ["sha": "シャ", "shu": "シュ", "sho": "ショ", "cha": "チャ", "chu": "チュ", "cho": "チョ",
      "ja": "ジャ", "ju": "ジュ", "jo": "ジョ", "shi": "シ", "chi": "チ", "tsu": "ツ", "fu": "フ", "ji": "ジ"]
    let vowels = ["a", "i", "u", "e", "o"]
    for row in rows.split(whereSeparator: \.isWhitespace) {
      let parts = row.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
      for (vowel, kana) in zip(vowels, parts[1]) where kana != "-" { table[parts[0] + vowel] = String(kana) }
    }
    for (consonant, kana) in contracted {
      for (vowel, small) in [("a", "ャ"), ("u", "ュ"), ("o", "ョ")] { table["\(consonant)y\(vowel)"] = kana + small }
    }
    return table
  }()

  private static let rows = """
    :アイウエオ k:カキクケコ s:サシスセソ t:タチツテト n:ナニヌネノ h:ハヒフヘホ m:マミムメモ y:ヤ-ユ-ヨ r:ラリルレロ w:ワ---ヲ
    g:ガギグゲゴ z:ザジズゼゾ d:ダヂヅデド b:バビブベボ p:パピプペポ
    """
  private static let contracted = [
    ("k", "キ"), ("s", "シ"), ("t", "チ"), ("n", "ニ"), ("h", "ヒ"), ("m", "ミ"), ("r", "リ"), ("g", "ギ"), ("z", "ジ"),
    ("j", "ジ"), ("b", "ビ"), ("p", "ピ"),
  ]
}
