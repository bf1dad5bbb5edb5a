/// Of many things that are in the way together, the fewest that are so by themselves: none of them can be left out.
struct FewestGuards {
  /// By their places, in order.
  private(set) var places: [Int] = []

  /// What is left out is looked for by halves, from the first one on, so that of several such sets it is that of the
  /// later ones (after U. Junker, "QuickXplain", AAAI 2004).
  ///
  /// - Parameters:
  ///   - count: how many there are; all of them together are known to be in the way.
  ///   - isEnough: whether those that are kept are still in the way.
  /// - Complexity: O(found · log count) questions.
  init(of count: Int, _ isEnough: ([Bool]) -> Bool) {
    var kept = Array(repeating: false, count: count)
    var start = 0
    func suffices(from place: Int) -> Bool {
      isEnough(kept.enumerated().map { $0.element || $0.offset >= place })
    }
    while start < count, !suffices(from: count) {
      // The last place from which all others, with what is kept, are enough.
      var (low, high) = (start, count)
      while high - low > 1 {
        let middle = low + (high - low) / 2
        if suffices(from: middle) { low = middle } else { high = middle }
      }
      kept[low] = true
      places.append(low)
      start = low + 1
    }
  }
}
