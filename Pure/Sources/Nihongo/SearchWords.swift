/// The words of a search, each in every form its page may have it: 引っ越し, 引越し, 引越 and ひっこし find each other.
///
/// Words end at spaces, punctuation and after the particles that stand behind kanji. Each word is tried as typed, as
/// its kanji alone (okurigana vary), and, typed in kana, as the kanji of ``DailyWords``. Loanwords are evened out:
/// コンピューター コンピュータ, ヴァ バ, ウィ ウイ.
public struct SearchWords: Hashable, Sendable {
  /// Each word's forms; each form is its bigrams, or the one character it has.
  let words: [[[String]]]

  /// Reads at most the first 200 characters: a search is short.
  /// - Complexity: O(n).
  public init(_ typed: String) {
    let start = String(scalars: typed.unicodeScalars.prefix(200))
    words = SearchChunk.chunks(of: start).map(Self.forms).filter { !$0.isEmpty }
  }

  public var isEmpty: Bool { words.isEmpty }

  /// Every token of every form, each once, in order: for an index that is asked with OR.
  public var tokens: [String] {
    var seen: Set<String> = []
    return words.joined().joined().filter { seen.insert($0).inserted }
  }

  /// How well an entry answers this search: 0 not at all, 100 every word in the title.
  ///
  /// Each word counts where it is found best, by the share of its tokens found there: whole in the title, nine tenths
  /// in the keywords, four tenths in the summary. Less than half of a word is chance and counts nothing; a word not
  /// found anywhere halves the rest.
  public func score(of entry: SearchEntry) -> Int {
    guard !words.isEmpty else { return 0 }
    let best = words.map { word in
      max(
        Self.share(of: word, in: entry.title) * 1.0, Self.share(of: word, in: entry.keywords) * 0.9,
        Self.share(of: word, in: entry.summary) * 0.4)
    }
    let mean = best.reduce(0, +) / Double(best.count)
    let found = Double(best.count { $0 > 0 }) / Double(best.count)
    return Int((mean * (0.5 + found / 2) * 100).rounded())
  }

  /// 0, or 0.25 (half the tokens) to 1 (all) of the form that fits best.
  private static func share(of word: [[String]], in tokens: Set<String>) -> Double {
    word.reduce(0) { best, form in
      let share = Double(form.count { tokens.contains($0) }) / Double(form.count)
      return share < 0.5 ? best : max(best, share * share)
    }
  }

  private static func forms(of chunk: SearchChunk) -> [[String]] {
    var forms = [Bigrams.of(chunk.text), chunk.stemTokens]
    if chunk.isKana { forms += readings(in: chunk.text).map { Bigrams.of($0) } }
    var seen: Set<[String]> = []
    return forms.filter { !$0.isEmpty && seen.insert($0).inserted }
  }

  /// The kanji of the daily words in a text of kana: the longest at each place; short ones only alone.
  static func readings(in kana: String) -> [String] {
    if let whole = DailyWords.kanji[kana] { return [whole] }
    let scalars = Array(kana.unicodeScalars)
    var found: [String] = []
    var start = 0
    while start < scalars.count {
      let reach = min(DailyWords.longest, scalars.count - start)
      let hit = stride(from: reach, through: 3, by: -1).lazy.compactMap { count in
        DailyWords.kanji[String(scalars: scalars[start..<start + count])].map { (count, $0) }
      }.first
      if let hit { found.append(hit.1) }
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
