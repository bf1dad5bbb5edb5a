/// The words of a search, each in every form its page may have it: 引っ越し, 引越し, 引越, ひっこし and hikkoshi find each
/// other.
///
/// Words end at spaces, punctuation and after the particles that stand behind kanji. Each word is tried as typed, as
/// its kanji alone (okurigana vary), by its sound, typed in kana as the kanji of ``DailyWords``, and as what a town
/// hall calls it (``EverydayWords``). Loanwords are evened out: コンピューター コンピュータ, ヴァ バ, ウィ ウイ.
public struct SearchWords: Hashable, Sendable {
  /// One way a word may be written on its page.
  struct Form: Hashable, Sendable {
    /// Its bigrams, or the one character it has.
    let tokens: [String]
    /// 1 for the word as typed; less for what it may stand for.
    let weight: Double
  }

  /// A word and everything it may be written as.
  struct Word: Hashable, Sendable {
    let text: String
    /// Its sound, where it can be read.
    let sound: String?
    /// What a town hall calls it.
    let official: [String]
    var forms: [Form]
  }

  let words: [Word]
  /// Everything that was typed, folded, as one.
  let whole: String

  /// Reads at most the first 200 characters: a search is short.
  /// - Complexity: O(n).
  public init(_ typed: String, readAloud: SearchReader? = nil) {
    let start = String(scalars: typed.unicodeScalars.prefix(200))
    whole = Self.loose(FoldedText(start).text)
    // What is said in several words may have one name in the town hall.
    let phrase = EverydayWords.official(for: whole).isEmpty ? nil : SearchChunk(Array(start.unicodeScalars))
    let chunks = phrase.map { [$0] } ?? SearchChunk.chunks(of: start)
    // Little English words tell nothing, unless nothing else was typed.
    let telling = chunks.filter { !Self.fillers.contains($0.text) }
    words = (telling.isEmpty ? chunks : telling).map { Self.word($0, readAloud) }.filter { !$0.forms.isEmpty }
  }

  init(words: [Word], whole: String) { (self.words, self.whole) = (words, whole) }

  public var isEmpty: Bool { words.isEmpty }

  /// Every token of every form, each once, in order: for an index that is asked with OR.
  public var tokens: [String] {
    var seen: Set<String> = []
    return words.flatMap(\.forms).flatMap(\.tokens).filter { seen.insert($0).inserted }
  }

  /// How well an entry answers this search, as ``SearchIndex`` scores it: 0 not at all, 100 every word in the title.
  public func score(of entry: SearchEntry) -> Int { SearchIndex([entry]).find(self).first?.score ?? 0 }

  private static func word(_ chunk: SearchChunk, _ readAloud: SearchReader?) -> Word {
    let sound = reading(of: chunk.text, readAloud)
    // What was typed without kanji is looked up by its sound.
    let daily = chunk.isKana || chunk.isLatin ? readings(in: sound ?? chunk.text) : []
    // 引っ越す says more than 引越 does.
    let own = EverydayWords.official(for: chunk.text)
    let official = own.isEmpty ? ([chunk.stem] + daily.map(\.kanji)).flatMap(EverydayWords.official) : own
    // A letter or a digit that somebody typed alone is no part of another word.
    var forms = chunk.isLoneLetter ? [] : [Form(tokens: Bigrams.of(chunk.text), weight: 1)]
    forms.append(Form(tokens: chunk.stemTokens, weight: 1))
    forms += daily.map { Form(tokens: Bigrams.of($0.kanji), weight: $0.share) }
    // イヌ is heard in カイヌシ as well: two kana are no sound to go by where the word itself is known.
    let isKnown = daily.contains { $0.share == 1 }
    if let sound, !isKnown || SoundKey.of(sound).unicodeScalars.count > 2 {
      forms.append(Form(tokens: SoundKey.tokens(sound), weight: soundWeight))
    }
    forms += official.map { Form(tokens: Bigrams.of($0), weight: officialWeight) }
    var seen: Set<[String]> = []
    return Word(
      text: chunk.text, sound: sound.map(SoundKey.of), official: official,
      forms: forms.filter { !$0.tokens.isEmpty && seen.insert($0.tokens).inserted })
  }

  /// The kana of a word: its own, those of romaji, or as it is read aloud. `nil` where that gives no kana alone.
  static func reading(of text: String, _ readAloud: SearchReader?) -> String? {
    let folded = loose(FoldedText(text).text)
    if Kana.isKatakana(folded) { return folded }
    if let kana = Romaji.katakana(folded) { return kana }
    guard let readAloud, folded.unicodeScalars.contains(where: { $0.value >= 0x3000 }) else { return nil }
    let read = loose(FoldedText(readAloud(text)).text)
    let kana = String(scalars: read.unicodeScalars.filter(Kana.isKatakana))
    return kana.unicodeScalars.count > 1 ? kana : nil
  }

  private static let soundWeight = 0.95
  private static let officialWeight = 0.97

  private static let fillers: Set<String> = [
    "a", "an", "the", "i", "am", "is", "are", "my", "me", "to", "of", "in", "for", "at", "on", "do", "how", "want",
    "need", "get", "can", "and",
  ]

  /// The kanji of the daily words in a text of kana: the longest at each place; short ones only alone. Each with how
  /// much of the text it accounts for.
  static func readings(in kana: String) -> [(kanji: String, share: Double)] {
    if let whole = DailyWords.kanji[kana] { return [(whole, 1)] }
    let scalars = Array(kana.unicodeScalars)
    var found: [(kanji: String, share: Double)] = []
    var start = 0
    while start < scalars.count {
      let reach = min(DailyWords.longest, scalars.count - start)
      let hit = stride(from: reach, through: 3, by: -1).lazy.compactMap { count in
        DailyWords.kanji[String(scalars: scalars[start..<start + count])].map { (count, $0) }
      }.first
      if let hit { found.append((hit.1, Double(hit.0) / Double(scalars.count))) }
      start += hit?.0 ?? 1
    }
    return found
  }

  /// Spelling of loanwords evened out, on folded text: the ー at a word's end goes, ヴ becomes バ-row, small vowels grow.
  static func loose(_ folded: String) -> String {
    var result = String.UnicodeScalarView()
    var rest = Array(folded.unicodeScalars)[...]
    while let scalar = rest.popFirst() {
      if scalar == "ヴ" {
        let row = rest.first.flatMap { vu[$0] }
        if row != nil { rest.removeFirst() }
        result.append(row ?? "ブ")
      } else if scalar != "ー" || rest.first.map(Kana.isKatakana) ?? false {
        result.append(grown[scalar] ?? scalar)
      }
    }
    return String(result)
  }

  private static let vu: [Unicode.Scalar: Unicode.Scalar] = ["ァ": "バ", "ィ": "ビ", "ェ": "ベ", "ォ": "ボ"]
  private static let grown: [Unicode.Scalar: Unicode.Scalar] = [
    "ァ": "ア", "ィ": "イ", "ゥ": "ウ", "ェ": "エ", "ォ": "オ", "ヮ": "ワ", "ヂ": "ジ", "ヅ": "ズ",
  ]
}
