/// What a command of the operator has to say, and how it ends.
public struct CommandOutcome: Sendable, Equatable {
  public var lines: [String]
  /// 0 done; 1 found something wrong.
  public var status: Int32

  public init(lines: [String] = [], status: Int32 = 0) {
    self.lines = lines
    self.status = status
  }
}
