/// A stretch of text that is one word, as near as that can be told without a dictionary.
struct SearchChunk: Hashable, Sendable {
  /// The word, folded, its loanwords evened out.
  let text: String
  /// The same without hiragana: what stays when okurigana vary.
  let stem: String

  /// A stem of one character is marked, so that 子 of 子ども is not found in 電子.
  var stemTokens: [String] { stem.unicodeScalars.count == 1 ? [stem + "_"] : Bigrams.of(stem) }

  /// Whether the word was typed in kana alone, of either kind.
  var isKana: Bool { Kana.isKatakana(text) }

  /// Whether it may be Japanese in Latin letters.
  var isLatin: Bool { text.utf8.allSatisfy { (0x61...0x7A).contains($0) } }

  /// Whether it is one Latin letter or one digit.
  var isLoneLetter: Bool { text.utf8.count == 1 }

  static func chunks(of text: String) -> [SearchChunk] {
    segments(text).flatMap { chunks(ofSegment: $0) }
  }

  /// The text between spaces, punctuation and を, which is never part of a word. ・ does not part: マイ・ナンバー is one word.
  static func segments(_ text: String) -> [ArraySlice<Unicode.Scalar>] {
    Array(text.unicodeScalars).split { scalar in
      switch scalar.properties.generalCategory {
      case _ where scalar == "・" || scalar == "･": false
      case _ where scalar == "を": true
      case _ where scalar.properties.isWhitespace: true
      case .connectorPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation, .finalPunctuation,
        .otherPunctuation, .mathSymbol, .control:
        true
      default: false
      }
    }
  }

  /// Cuts after the particles behind a word: 引っ越しの｜手続き.
  private static func chunks(ofSegment segment: ArraySlice<Unicode.Scalar>) -> [SearchChunk] {
    var chunks: [SearchChunk] = []
    var word: [Unicode.Scalar] = []
    var rest = segment
    while let first = rest.first {
      let startsHiragana = Kana.isHiragana(first)
      let run = rest.prefix { Kana.isHiragana($0) == startsHiragana }
      rest = rest.dropFirst(run.count)
      let particle = startsHiragana ? particleLength(atEndOf: run, startsWord: word.isEmpty) : 0
      word += run.dropLast(particle)
      if particle > 0 || rest.isEmpty, let chunk = SearchChunk(word) { chunks.append(chunk) }
      if particle > 0 { word = [] }
    }
    return chunks
  }

  /// - Returns: `nil` when nothing of it can be searched for.
  init?(_ word: [Unicode.Scalar]) {
    text = SearchWords.loose(FoldedText(String(scalars: word)).text)
    stem = SearchWords.loose(FoldedText(String(scalars: word.filter { !Kana.isHiragana($0) })).text)
    if text.isEmpty { return nil }
  }

  private static func particleLength(atEndOf run: ArraySlice<Unicode.Scalar>, startsWord: Bool) -> Int {
    let candidates = startsWord ? sureParticles : particles
    // A word in kana before its particle has two characters or more.
    let least = startsWord ? 2 : 0
    return candidates.first { run.count >= $0.count + least && run.suffix($0.count).elementsEqual($0) }?.count ?? 0
  }

  private static let particles = ["から", "まで", "より", "の", "に", "は", "が", "と", "で", "も", "へ", "や"]
    .map { Array($0.unicodeScalars) }

  /// Where the word itself is kana, few particles are certain: the も of こども is none.
  private static let sureParticles = ["の"].map { Array($0.unicodeScalars) }
}
