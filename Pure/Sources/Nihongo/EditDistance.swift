/// How far two words lie apart by the slips of a typing hand.
public enum EditDistance {
  /// How many characters must be put in, taken out, changed, or exchanged with their neighbour (Damerau-Levenshtein,
  /// each place touched once); `nil` when there are more than `most`.
  /// - Complexity: O(left · right); stops once both rows of the table are beyond `most`.
  public static func between<Element: Equatable>(_ left: [Element], _ right: [Element], most: Int) -> Int? {
    guard abs(left.count - right.count) <= most else { return nil }
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
      if !before.contains(where: { $0 <= most }), !row.contains(where: { $0 <= most }) { return nil }
    }
    return row[right.count] <= most ? row[right.count] : nil
  }
}
