/// What a command prints, and how it ends.
public struct CommandReport: Sendable, Equatable {
  public var lines: [String]
  public var status: Status

  /// Exit statuses of `tsumugi procedures`.
  public enum Status: Int32, Sendable {
    case done = 0
    /// Something is wrong with a procedure; nothing was changed.
    case mistakes = 1
    /// There is no such folder or procedure.
    case notFound = 66
    /// A file or folder could not be written.
    case notWritten = 73
  }
}
