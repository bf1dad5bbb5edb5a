/// What a search looks through for one entry of a catalogue, cut into tokens once.
public struct SearchEntry: Hashable, Sendable {
  let title: Set<String>
  let summary: Set<String>
  let keywords: Set<String>

  /// - Complexity: O(n) in the length of the texts.
  public init(title: String, summary: String = "", keywords: [String] = []) {
    self.title = Self.tokens(title)
    self.summary = Self.tokens(summary)
    self.keywords = keywords.reduce(into: []) { $0.formUnion(Self.tokens($1)) }
  }

  /// Every token of title, summary and keywords, sorted: for a full-text index.
  public var tokens: [String] { title.union(summary).union(keywords).sorted() }

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
