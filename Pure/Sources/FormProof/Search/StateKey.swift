/// The states of a few variables, to look up what was found out about them.
enum StateKey: Hashable {
  case packed(UInt64)
  case listed([Int32])

  private static let mostPacked = 4

  /// - Parameter variables: whose states count, always the same ones for keys that are compared.
  init(_ states: [Int], of variables: [Int]) {
    if variables.count <= Self.mostPacked {
      var packed: UInt64 = 0
      var isWhole = true
      for variable in variables {
        let state = states[variable]
        isWhole = isWhole && state <= UInt16.max
        packed = packed << 16 | UInt64(truncatingIfNeeded: state)
      }
      if isWhole {
        self = .packed(packed)
        return
      }
    }
    self = .listed(variables.map { Int32(truncatingIfNeeded: states[$0]) })
  }
}
