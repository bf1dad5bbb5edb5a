/// The word a writer most likely meant.
public enum Suggestion {
  /// The closest of `words` within two edits (one for words of up to four letters); `nil` when none is close.
  public static func closest(to typed: String, among words: some Sequence<String>) -> String? {
    guard typed.utf8.count <= 60 else { return nil }
    let most = typed.utf8.count <= 4 ? 1 : 2
    let near = words.map { (word: $0, edits: edits(Array(typed.utf8), Array($0.utf8))) }
    return near.filter { $0.edits <= most }.min { ($0.edits, $0.word) < ($1.edits, $1.word) }?.word
  }

  private static let farthest = 3

  /// How many letters must be put in, taken out, changed, or exchanged with their neighbour; `.max` when
  /// they are more than three. O(n·m), for words only.
  public static func edits(_ left: [UInt8], _ right: [UInt8]) -> Int {
    guard abs(left.count - right.count) <= farthest else { return .max }
    var before: [Int] = []
    var row = Array(0...right.count)
    for (i, one) in left.enumerated() {
      var next = [i + 1]
      for (j, two) in right.enumerated() {
        var least = min(row[j + 1] + 1, next[j] + 1, row[j] + (one == two ? 0 : 1))
        if i > 0, j > 0, one == right[j - 1], left[i - 1] == two { least = min(least, before[j - 1] + 1) }
        next.append(least)
      }
      (before, row) = (row, next)
      // Once both rows are far off, nothing comes back.
      if !before.contains(where: { $0 <= farthest }), !row.contains(where: { $0 <= farthest }) { return .max }
    }
    return row[right.count]
  }
}
