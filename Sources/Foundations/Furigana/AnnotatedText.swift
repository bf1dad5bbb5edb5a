/// A text with its readings in brackets: `申[もう]し込[こ]む`. A bracket belongs to the kanji right before it.
struct AnnotatedText {
  /// How many characters a part has, and how they are read; `nil` for kana.
  struct Part: Equatable {
    let length: Int
    let reading: String?
  }

  let surface: [Unicode.Scalar]
  let parts: [Part]

  /// - Throws: ``FuriganaProblem/overrideMalformed(word:)``
  init(_ word: some StringProtocol) throws(FuriganaProblem) {
    var surface: [Unicode.Scalar] = []
    var parts: [Part] = []
    var plain = 0
    var reading: String?
    for scalar in word.unicodeScalars {
      switch (scalar, reading) {
      case ("[", nil): reading = ""
      case ("]", let text?):
        let kanji = surface.suffix(plain).reversed().prefix { $0.isKanjiLike }.count
        guard kanji > 0, !text.isEmpty else { throw .overrideMalformed(word: String(word)) }
        if plain > kanji { parts.append(Part(length: plain - kanji, reading: nil)) }
        parts.append(Part(length: kanji, reading: text))
        (plain, reading) = (0, nil)
      case (_, let text?): reading = text + String(scalar)
      default:
        surface.append(scalar)
        plain += 1
      }
    }
    guard reading == nil, !surface.isEmpty else { throw .overrideMalformed(word: String(word)) }
    if plain > 0 { parts.append(Part(length: plain, reading: nil)) }
    self.surface = surface
    self.parts = parts
  }
}

extension Unicode.Scalar {
  /// A character that furigana stands over.
  var isKanji: Bool {
    switch value {
    case 0x3005...0x3007, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: true
    default: false
    }
  }

  /// Also the small ケ and カ of 三ヶ月, which are read as no kana.
  var isKanjiLike: Bool { isKanji || value == 0x30F6 || value == 0x30F5 }

  /// The hiragana of a katakana; any other character as it is.
  var hiragana: Unicode.Scalar {
    guard (0x30A1...0x30F4).contains(value) else { return self }
    return Unicode.Scalar(value - 0x60) ?? self
  }

  /// 0...9 for a digit of half or full width.
  var digit: Int? {
    switch value {
    case 0x30...0x39: Int(value) - 0x30
    case 0xFF10...0xFF19: Int(value) - 0xFF10
    default: nil
    }
  }

  var isKanjiNumeral: Bool { "〇一二三四五六七八九十百千万".unicodeScalars.contains(self) }
}
