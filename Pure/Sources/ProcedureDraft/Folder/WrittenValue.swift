import Kernel

extension JSONValue {
  /// A scalar as it is written in a file: `true`, `300`; `nil` for lists, objects and nothing.
  public var written: String? {
    switch self {
    case .text(let text): text
    case .number(let number): String(number)
    case .fraction(let digits): digits
    case .flag(let flag): flag ? "true" : "false"
    case .null, .list, .object: nil
    }
  }

  /// What the id of an item is in its list: its `id`; for the use of a group what its ids begin with.
  public var itemID: String? {
    guard case .object = self else { return nil }
    if let use = self["use"]?.written { return self["as"]?.written ?? use }
    return self["id"]?.written
  }

  /// Whether a file says the same with it: `3` and `"3"` are read alike, and nothing is as good as no key.
  public func saysTheSame(as other: JSONValue?) -> Bool {
    guard let other else { return isNothing }
    switch (self, other) {
    case (.list(let mine), .list(let theirs)):
      return mine.count == theirs.count && zip(mine, theirs).allSatisfy { $0.saysTheSame(as: $1) }
    case (.object(let mine), .object(let theirs)):
      let mine = mine.filter { !$0.value.isNothing }, theirs = theirs.filter { !$0.value.isNothing }
      guard mine.count == theirs.count else { return false }
      if zip(mine, theirs).allSatisfy({ $0.key == $1.key && $0.value.saysTheSame(as: $1.value) }) { return true }
      let byKey = Dictionary(theirs.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
      return mine.allSatisfy { member in byKey[member.key].map { member.value.saysTheSame(as: $0) } ?? false }
    case (.null, .null): return true
    default:
      guard let mine = written, let theirs = other.written else { return false }
      return mine.utf8.elementsEqual(theirs.utf8)
    }
  }

  var isNothing: Bool { self == .null }

  /// Whether two values that may be missing say the same.
  static func saySame(_ first: JSONValue?, _ second: JSONValue?) -> Bool {
    first.map { $0.saysTheSame(as: second) } ?? (second?.isNothing ?? true)
  }

  subscript(steps: [DraftStep]) -> JSONValue? {
    var value = self
    for step in steps {
      guard let position = value.position(of: step) else { return nil }
      switch value {
      case .object(let members): value = members[position].value
      case .list(let items): value = items[position]
      default: return nil
      }
    }
    return value
  }

  /// Where a step leads to among the members or items.
  func position(of step: DraftStep) -> Int? {
    switch (self, step) {
    case (.object(let members), .key(let key)): members.firstIndex { $0.key == key }
    case (.list(let items), .item(let id)): items.firstIndex { $0.itemID == id }
    case (.list(let items), .index(let index)): items.indices.contains(index) ? index : nil
    default: nil
    }
  }

  /// The steps to each of some items: by id where it is the first of that id, else by place.
  static func steps(of items: [JSONValue]) -> [DraftStep] {
    var seen: Set<String> = []
    return items.enumerated().map { index, item in
      if let id = item.itemID, !id.isEmpty, seen.insert(id).inserted { return .item(id) }
      return .index(index)
    }
  }

  /// Whether it can be kept: no U+0000, no text beyond the limit, not too deep.
  func isKeepable(depth: Int = DraftLimits.depth) -> Bool {
    guard depth > 0 else { return false }
    switch self {
    case .text(let text), .fraction(let text): return Self.isKeepable(text)
    case .list(let items): return items.allSatisfy { $0.isKeepable(depth: depth - 1) }
    case .object(let members):
      return members.allSatisfy { Self.isKeepable($0.key) && $0.value.isKeepable(depth: depth - 1) }
    case .null, .flag, .number: return true
    }
  }

  static func isKeepable(_ text: String) -> Bool { text.utf8.count <= DraftLimits.textBytes && !text.utf8.contains(0) }
}
