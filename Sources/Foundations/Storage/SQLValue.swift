/// What a column may hold. Four kinds are enough on both engines; richer types are parsed at the store's edge.
public enum SQLValue: Sendable, Equatable {
  case null
  case int(Int)
  case text(String)
  case bytes([UInt8])
}
