import Synchronization

/// The names of a context in their order, shared by all contexts made in one place.
public final class ContextShape: Sendable {
  public let names: [String]
  let count: Int
  /// No other shape has it, ever, so that a position once looked up may be kept by it.
  let identity: UInt64
  /// Only for wide contexts: a few names are found faster by looking at each.
  private let positions: [Text.Key: Int]

  private static let made = Atomic<UInt64>(0)

  /// Nil where a name stands twice.
  public init?(_ names: [String]) {
    var seen: [Text.Key: Int] = [:]
    if names.count > 8 {
      for (index, name) in names.enumerated() where seen.updateValue(index, forKey: Text.Key(name)) != nil {
        return nil
      }
    } else {
      for (index, name) in names.enumerated() {
        for other in names[..<index] where Text.isSame(other, name) { return nil }
      }
    }
    self.names = names
    count = names.count
    positions = seen
    identity = Self.nextIdentity()
  }

  private init() {
    names = []
    count = 0
    positions = [:]
    identity = Self.nextIdentity()
  }

  private static func nextIdentity() -> UInt64 {
    made.wrappingAdd(1, ordering: .relaxed).newValue
  }

  static let empty = ContextShape()

  /// The position of a name; nil where there is none.
  public func index(of name: String) -> Int? {
    if !positions.isEmpty { return positions[Text.Key(name)] }
    for index in names.indices where Text.isSame(names[index], name) { return index }
    return nil
  }
}
