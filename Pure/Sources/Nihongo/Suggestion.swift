/// The word a writer most likely meant.
public enum Suggestion {
  /// The closest of `words` within two edits (one for words of up to four letters); `nil` when none is close.
  /// - Complexity: O(n·m) for each word.
  public static func closest(to typed: String, among words: some Sequence<String>) -> String? {
    guard typed.utf8.count <= 60 else { return nil }
    let letters = Array(typed.utf8), most = letters.count <= 4 ? 1 : 2
    let near = words.compactMap { word in
      EditDistance.between(letters, Array(word.utf8), most: most).map { (word: word, edits: $0) }
    }
    return near.min { ($0.edits, $0.word) < ($1.edits, $1.word) }?.word
  }
}
