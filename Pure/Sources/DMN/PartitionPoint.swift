extension Array {
  /// How many elements stand in front, where all for which `isInFront` holds come first. O(log n).
  @inline(__always)
  func partitionPoint(_ isInFront: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) >> 1
      if isInFront(self[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
