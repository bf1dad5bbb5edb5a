import Web

/// Makes few lines of many steps: one for every ten thousand, and one when a column is done.
struct KeysProgress {
  static let step = 10_000

  private var last: Resealing.Progress?
  private var shown = 0

  /// - Returns: the lines to show now.
  mutating func note(_ progress: Resealing.Progress) -> [String] {
    var lines: [String] = []
    if let last, last.what != progress.what || last.done > progress.done {
      lines = end()
    }
    last = progress
    if progress.done - shown >= Self.step {
      shown = progress.done
      lines.append("\(progress.what): \(progress.done) so far")
    }
    return lines
  }

  mutating func end() -> [String] {
    defer { (last, shown) = (nil, 0) }
    return last.map { $0.done == 0 ? [] : ["\($0.what): \($0.done) sealed anew"] } ?? []
  }
}
