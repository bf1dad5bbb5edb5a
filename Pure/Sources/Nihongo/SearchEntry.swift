/// What a search looks through for one entry of a catalogue, cut into tokens once.
public struct SearchEntry: Hashable, Sendable {
  /// Where a word can be found, the most telling first.
  enum Field: Int, CaseIterable, Sendable {
    case title, keywords, summary, audience

    /// How much a word counts that stands whole in this field.
    var weight: Double {
      switch self {
      case .title: 1
      case .keywords: 0.9
      case .summary: 0.4
      case .audience: 0.2
      }
    }
  }

  /// By ``Field``.
  let fields: [Set<String>]
  /// The title and the keywords as they are shown.
  let terms: [String]
  /// The readings of ``terms`` in katakana, folded; empty where nobody can read them aloud.
  let readings: [String]

  /// - Parameters:
  ///   - audience: who may apply, or whatever else says when somebody needs this.
  ///   - readAloud: gives the kana of a text. Without it only what is written in kana is found by its sound.
  /// - Complexity: O(n) in the length of the texts.
  public init(
    title: String, summary: String = "", keywords: [String] = [], audience: String = "",
    readAloud: SearchReader? = nil
  ) {
    terms = [title] + keywords
    readings = terms.map { SearchWords.reading(of: $0, readAloud) ?? "" }
    let named = keywords.reduce(into: Set<String>()) { $0.formUnion(Self.tokens($1)) }
    let sounds = readings.dropFirst().reduce(into: named) { $0.formUnion(SoundKey.tokens($1)) }
    fields = [
      Self.tokens(title).union(SoundKey.tokens(readings[0])), sounds, Self.tokens(summary), Self.tokens(audience),
    ]
  }

  /// Every token of title, summary and keywords, sorted: for a full-text index.
  public var tokens: [String] { fields.reduce(into: Set()) { $0.formUnion($1) }.sorted() }

  private static func tokens(_ text: String) -> Set<String> {
    var tokens: Set<String> = []
    for segment in SearchChunk.segments(text) {
      let folded = SearchWords.loose(FoldedText(String(scalars: segment)).text)
      tokens.formUnion(Bigrams.of(folded))
      tokens.formUnion(folded.unicodeScalars.map { String($0) })
    }
    for chunk in SearchChunk.chunks(of: text) { tokens.formUnion(chunk.stemTokens) }
    return tokens
  }
}

/// Reads a Japanese text aloud: its kana, of either kind.
public typealias SearchReader = @Sendable (String) -> String
