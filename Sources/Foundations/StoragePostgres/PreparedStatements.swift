import CLibPQ

/// The statements one connection has prepared, by text and types; the one unused longest makes room.
struct PreparedStatements {
  /// How many the server keeps for a connection; a plan costs it some tens of kilobytes.
  static let most = 256

  struct Key: Hashable {
    let text: String
    let types: [Oid]
  }

  private struct Entry {
    let name: String
    var lastUse: Int
  }

  private var entries: [Key: Entry] = [:]
  private var uses = 0
  private var named = 0

  /// The name the statement has on the server, if it is prepared.
  mutating func name(of key: Key) -> String? {
    uses += 1
    entries[key]?.lastUse = uses
    return entries[key]?.name
  }

  mutating func newName() -> String {
    named += 1
    return "s\(named)"
  }

  /// - Returns: the name of the statement that had to go.
  mutating func keep(_ key: Key, as name: String) -> String? {
    entries[key] = Entry(name: name, lastUse: uses)
    guard entries.count > Self.most, let oldest = entries.min(by: { $0.value.lastUse < $1.value.lastUse }) else {
      return nil
    }
    entries[oldest.key] = nil
    return oldest.value.name
  }

  mutating func forget(_ key: Key) { entries[key] = nil }
  mutating func forgetAll() { entries = [:] }
}
