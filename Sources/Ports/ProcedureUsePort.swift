import Kernel

/// How much procedures are used, for those who make them.
public protocol ProcedureUsePort: Sendable {
  /// The applications of some procedures, whichever department has them; at most a minute old.
  ///
  /// - Parameter procedures: those the officer's list shows.
  /// - Returns: by procedure; those nobody ever applied for are left out.
  func uses(of procedures: Set<String>) async throws -> [String: ProcedureUse]
}

/// Applications of a procedure.
public struct ProcedureUse: Sendable, Equatable {
  /// Those that arrived within the last thirty days.
  public var recent: Int
  /// All that were ever sent.
  public var all: Int

  public init(recent: Int = 0, all: Int = 0) { (self.recent, self.all) = (recent, all) }
}
