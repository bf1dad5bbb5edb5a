import Foundation

/// A catalogue made ready for searches: built once, asked often.
///
/// Which entries hold a token is kept, so that a search looks at what could answer it and at nothing else.
public struct SearchIndex: Sendable {
  /// An entry that answers a search.
  public struct Match: Sendable, Equatable {
    /// Its place among the entries.
    public let entry: Int
    /// 1 a little, 100 every word in the title.
    public let score: Int
  }

  struct Posting: Sendable {
    let entry: Int
    /// One bit for each field the token stands in.
    var fields: UInt8
  }

  let entryCount: Int
  let postings: [String: [Posting]]
  let vocabulary: SearchVocabulary
  /// Which entries are called so, by title or keyword, folded.
  private let named: [String: [Int]]
  private let traits: [TitleTraits]
  private let readAloud: SearchReader?

  /// - Parameter readAloud: gives the kana of what is typed; entries bring their own readings.
  /// - Complexity: O(n) in the number of tokens.
  public init(_ entries: [SearchEntry], readAloud: SearchReader? = nil) {
    var postings: [String: [Posting]] = [:]
    var named: [String: [Int]] = [:]
    for (place, entry) in entries.enumerated() {
      var found: [String: UInt8] = [:]
      for (field, tokens) in entry.fields.enumerated() {
        for token in tokens { found[token, default: 0] |= 1 << field }
      }
      for (token, fields) in found { postings[token, default: []].append(Posting(entry: place, fields: fields)) }
      for term in Set(entry.terms.map { SearchWords.loose(FoldedText($0).text) }) {
        named[term, default: []].append(place)
      }
    }
    entryCount = entries.count
    traits = entries.map { TitleTraits($0.terms[0]) }
    vocabulary = SearchVocabulary(entries)
    (self.postings, self.named, self.readAloud) = (postings, named, readAloud)
  }

  /// The entries that answer what was typed, the best first.
  ///
  /// Each word counts where it is found best, by the share of its tokens found there: whole in the title, nine tenths
  /// in the keywords, less in the summary and in who may apply. Less than half of a word is chance and counts nothing;
  /// a word not found anywhere halves the rest. A word that few entries have tells more than one that many have. A word
  /// that stands nowhere as typed is taken for a slip of the hand, and its neighbours count instead. Among entries that
  /// answer alike, the one that is called just so comes first, and what begins something comes before what changes it.
  ///
  /// - Complexity: O(tokens of the search · entries that hold them).
  public func search(_ typed: String) -> [Match] { find(corrected(SearchWords(typed, readAloud: readAloud))) }

  /// Words of this catalogue that may have been meant, closest first, at most three; to be asked where nothing is
  /// found.
  public func suggestions(for typed: String) -> [String] {
    let words = SearchWords(typed, readAloud: readAloud)
    let near = words.words.flatMap { vocabulary.near($0, isLoose: true) }
    var seen: Set<String> = []
    return near.sorted { $0.edits < $1.edits }.map(\.shown).filter { seen.insert($0).inserted }.prefix(3).map(\.self)
  }

  /// With the neighbours of each word that is nowhere whole.
  private func corrected(_ typed: SearchWords) -> SearchWords {
    let words = typed.words.map { word -> SearchWords.Word in
      guard !word.forms.contains(where: isHeld) else { return word }
      let near = vocabulary.near(word, isLoose: false)
      var word = word
      word.forms += near.prefix(3).map { .init(tokens: Bigrams.of($0.text), weight: Self.slipWeight) }
      return word
    }
    return SearchWords(words: words, whole: typed.whole)
  }

  /// Whether some title or keyword has the form from end to end.
  private func isHeld(_ form: SearchWords.Form) -> Bool {
    let telling: UInt8 = 0b11
    guard let first = form.tokens.first, let start = postings[first] else { return false }
    var places = Set(start.lazy.filter { $0.fields & telling != 0 }.map(\.entry))
    for token in form.tokens.dropFirst() {
      guard !places.isEmpty else { return false }
      places.formIntersection((postings[token] ?? []).lazy.filter { $0.fields & telling != 0 }.map(\.entry))
    }
    return !places.isEmpty
  }

  private static let slipWeight = 0.8
}

// MARK: Scores

extension SearchIndex {
  /// - Returns: the entries that answer these words, the best first.
  func find(_ typed: SearchWords) -> [Match] {
    guard !typed.isEmpty, entryCount > 0 else { return [] }
    var scores = [Double](repeating: 0, count: entryCount)
    var found = [Int](repeating: 0, count: entryCount)
    var tally = SearchTally(entries: entryCount)
    var allWeight = 0.0
    for word in typed.words {
      let best = tally.shares(of: word, in: postings)
      let weight = Self.weight(of: best.count, in: entryCount)
      allWeight += weight
      for (entry, share) in best {
        scores[entry] += share * weight
        found[entry] += 1
      }
    }
    var ranked: [(match: Match, rank: Double)] = []
    let called = Set(named[typed.whole] ?? [])
    let wanted = TitleTraits(([typed.whole] + typed.words.flatMap(\.official)).joined(separator: " "))
    for entry in scores.indices where scores[entry] > 0 {
      let score = scores[entry] / allWeight * (0.5 + Double(found[entry]) / Double(typed.words.count) / 2)
      let rank = score + (called.contains(entry) ? Self.calledSo : 0) + traits[entry].bonus(for: wanted)
      let shown = Int((score * 100).rounded())
      if shown > 0 { ranked.append((Match(entry: entry, score: min(shown, 100)), rank)) }
    }
    return ranked.sorted { ($1.rank, $0.match.entry) < ($0.rank, $1.match.entry) }.map(\.match)
  }

  /// From 1, for a word that hardly anything has, down to a half and less for what everything has.
  private static func weight(of holding: Int, in all: Int) -> Double {
    let rare = 1 - log2(Double(max(holding, 1))) / log2(Double(all + 1))
    return 0.4 + 0.6 * rare
  }

  private static let calledSo = 0.15
}
