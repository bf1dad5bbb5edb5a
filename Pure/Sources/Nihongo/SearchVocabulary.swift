/// The titles' and keywords' own words, by what they share with a word that was mistyped.
struct SearchVocabulary: Sendable {
  /// A word of the catalogue near to the one typed.
  struct Near: Sendable, Equatable {
    /// Folded.
    let text: String
    /// As the catalogue shows it.
    let shown: String
    let edits: Int
  }

  private struct Term: Sendable {
    let text: [Unicode.Scalar]
    let sound: [Unicode.Scalar]
    let shown: String
  }

  /// A longer term is a sentence, and no word that somebody meant.
  private static let longest = 16

  private let terms: [Term]
  /// By bigram of text or sound.
  private let holders: [String: [Int]]

  init(_ entries: [SearchEntry]) {
    var terms: [Term] = []
    var holders: [String: [Int]] = [:]
    var seen: Set<String> = []
    for entry in entries {
      for (shown, reading) in zip(entry.terms, entry.readings) {
        let text = SearchWords.loose(FoldedText(shown).text)
        guard text.unicodeScalars.count <= Self.longest, seen.insert(text).inserted else { continue }
        let sound = SoundKey.of(reading)
        for bigram in Set(Bigrams.of(text) + Bigrams.of(sound)) { holders[bigram, default: []].append(terms.count) }
        terms.append(Term(text: Array(text.unicodeScalars), sound: Array(sound.unicodeScalars), shown: shown))
      }
    }
    (self.terms, self.holders) = (terms, holders)
  }

  /// The terms a slip or two away from `word`, in writing or in sound, closest first.
  ///
  /// One slip in three to five characters, two in longer words; in loose search one more. Words of two characters are
  /// too short to be told from others.
  /// - Complexity: O(length² · terms that share a bigram with the word).
  func near(_ word: SearchWords.Word, isLoose: Bool) -> [Near] {
    let text = Array(word.text.unicodeScalars)
    let sound = Array((word.sound ?? "").unicodeScalars)
    guard text.count >= 2, text.count <= Self.longest + 2 else { return [] }
    let bigrams = Set(Bigrams.of(word.text) + Bigrams.of(word.sound ?? ""))
    let candidates = bigrams.reduce(into: Set<Int>()) { $0.formUnion(holders[$1] ?? []) }
    let near = candidates.compactMap { place -> Near? in
      let term = terms[place]
      let edits = [edits(text, term.text, isLoose), edits(sound, term.sound, isLoose)].compactMap(\.self).min()
      return edits.map { Near(text: String(scalars: term.text), shown: term.shown, edits: $0) }
    }
    return near.sorted { ($0.edits, $0.text) < ($1.edits, $1.text) }
  }

  private func edits(_ typed: [Unicode.Scalar], _ term: [Unicode.Scalar], _ isLoose: Bool) -> Int? {
    guard !typed.isEmpty, !term.isEmpty else { return nil }
    let most = (typed.count < 3 ? 0 : typed.count < 6 ? 1 : 2) + (isLoose ? 1 : 0)
    return EditDistance.between(typed, term, most: min(most, term.count / 2))
  }
}
