/// Readings of words that win over the dictionary, the longest word first.
struct WordReadings {
  private var words: [[Unicode.Scalar]: [AnnotatedText.Part]] = [:]
  /// The longest word that begins with a character.
  private var longest: [Unicode.Scalar: Int] = [:]

  /// - Parameter text: words in the notation of ``AnnotatedText`` between spaces or line feeds; lines that begin
  ///   with `#` are passed over. A later word wins over the same word before it.
  /// - Throws: ``FuriganaProblem/overrideMalformed(word:)``
  init(_ text: String) throws(FuriganaProblem) {
    for line in text.split(whereSeparator: \.isNewline) where line.first(where: { $0 != " " }) != "#" {
      for word in line.split(whereSeparator: \.isWhitespace) {
        let annotated = try AnnotatedText(word)
        words[annotated.surface] = annotated.parts
        longest[annotated.surface[0]] = max(longest[annotated.surface[0]] ?? 0, annotated.surface.count)
      }
    }
  }

  var count: Int { words.count }

  /// The parts of the longest word that begins at `start` and ends where `isBoundary` says a word may end.
  func parts(
    at start: Int, in text: [Unicode.Scalar], isBoundary: [Bool]
  ) -> [AnnotatedText.Part]? {
    guard let most = longest[text[start]] else { return nil }
    // 十一人 holds 一人 and is not read by it.
    if start > 0, text[start].isKanjiNumeral, text[start - 1].isKanjiNumeral { return nil }
    var end = min(text.count, start + most)
    while end > start {
      if isBoundary[end], let parts = words[Array(text[start..<end])] { return parts }
      end -= 1
    }
    return nil
  }
}
