/// A set of rules: words of 64 bits, those without a bit left out.
final class RuleBits: Sendable {
  let indices: [UInt32]
  let words: [UInt64]

  init(_ words: [Int: UInt64]) {
    let present = words.filter { $0.value != 0 }.sorted { $0.key < $1.key }
    indices = present.map { UInt32($0.key) }
    self.words = present.map(\.value)
  }

  /// From all words, zeros included.
  init(dense: [UInt64]) {
    var indices: [UInt32] = []
    var words: [UInt64] = []
    for (index, word) in dense.enumerated() where word != 0 {
      indices.append(UInt32(index))
      words.append(word)
    }
    self.indices = indices
    self.words = words
  }

  /// The word at a position; zero where it is left out.
  @inline(__always)
  func word(at index: UInt32) -> UInt64 {
    // Words that are all there stand at their own position.
    let direct = Int(index)
    if direct < indices.count, indices[direct] == index { return words[direct] }
    let place = indices.partitionPoint { $0 < index }
    return place < indices.count && indices[place] == index ? words[place] : 0
  }

  func contains(_ rule: Int) -> Bool {
    word(at: UInt32(rule >> 6)) & (1 << UInt64(rule & 63)) != 0
  }
}

/// A set of rules that is being put together.
struct RuleBitsBuilder {
  var words: [Int: UInt64] = [:]

  mutating func insert(_ rule: Int) { words[rule >> 6, default: 0] |= 1 << UInt64(rule & 63) }

  mutating func insert(_ other: RuleBitsBuilder) { words.merge(other.words) { $0 | $1 } }

  var bits: RuleBits { RuleBits(words) }
}
