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

  /// The same with `prefix` before each line: for a command that goes over several towns.
  public func prefixed(_ prefix: String) -> CommandOutcome { CommandOutcome(lines.map { prefix + $0 }, status: status) }
}
