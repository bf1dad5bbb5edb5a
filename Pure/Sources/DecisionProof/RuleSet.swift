/// A set of rules by their positions, as bits.
struct RuleSet: Hashable, Sendable {
  private var words: [UInt64]

  /// Empty, with room for rules 0 to `count - 1`.
  init(room count: Int) { words = [UInt64](repeating: 0, count: (count + 63) / 64) }

  var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

  mutating func insert(_ rule: Int) { words[rule >> 6] |= 1 << UInt64(rule & 63) }

  mutating func remove(_ rule: Int) { words[rule >> 6] &= ~(1 << UInt64(rule & 63)) }

  func contains(_ rule: Int) -> Bool { words[rule >> 6] & (1 << UInt64(rule & 63)) != 0 }

  /// Keeps what is in the other too.
  mutating func keep(_ other: RuleSet) {
    for index in words.indices { words[index] &= other.words[index] }
  }

  mutating func add(_ other: RuleSet) {
    for index in words.indices { words[index] |= other.words[index] }
  }

  func kept(_ other: RuleSet) -> RuleSet {
    var result = self
    result.keep(other)
    return result
  }

  func meets(_ other: RuleSet) -> Bool {
    for index in words.indices where words[index] & other.words[index] != 0 { return true }
    return false
  }

  /// Whether every rule of the other is in this one.
  func holds(_ other: RuleSet) -> Bool {
    for index in words.indices where other.words[index] & ~words[index] != 0 { return false }
    return true
  }

  /// The rules, ascending.
  var members: [Int] {
    var result: [Int] = []
    for (index, word) in words.enumerated() {
      var rest = word
      while rest != 0 {
        result.append(index << 6 + rest.trailingZeroBitCount)
        rest &= rest - 1
      }
    }
    return result
  }

  /// The same rules in a set with more room.
  func widened(to room: Int) -> RuleSet {
    var result = RuleSet(room: room)
    for index in words.indices { result.words[index] = words[index] }
    return result
  }

  static func all(_ count: Int) -> RuleSet {
    var result = RuleSet(room: count)
    for rule in 0..<count { result.insert(rule) }
    return result
  }
}
