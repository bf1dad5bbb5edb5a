import Storage

/// What a command of the operator has to say, and how it ends.
public struct CommandOutcome: Sendable, Equatable {
  /// One each for the terminal, in order.
  public var lines: [String]
  /// The exit status: 0 done; 1 refused, or something wrong was found; 64 wrong usage.
  public var status: Int32

  public init(_ lines: [String] = [], status: Int32 = 0) {
    self.lines = lines
    self.status = status
  }

  /// What a change comes to, done in one transaction. A dry run is undone whole, and says so.
  /// - Parameter body: gives the lines; what it throws leaves as it is.
  public static func change(
    _ database: any Database, dryRun: Bool, _ body: @escaping @Sendable (any Transaction) throws -> [String]
  ) async throws -> CommandOutcome {
    do {
      return CommandOutcome(
        try await database.write { tx in
          let lines = try body(tx)
          // Only what is thrown undoes a transaction.
          if dryRun { throw Undone(lines: lines) }
          return lines
        })
    } catch let undone as Undone {
      return CommandOutcome(undone.lines + ["Dry run: nothing was changed."])
    }
  }

  private struct Undone: Error { let lines: [String] }

  /// The same with `prefix` before each line: for a command that goes over several towns.
  public func prefixed(_ prefix: String) -> CommandOutcome { CommandOutcome(lines.map { prefix + $0 }, status: status) }
}
