/// Where something stands in a procedure's folder.
public struct SourceMark: Sendable, Hashable {
  /// Path within the folder, as `documents/certificate.yaml`.
  public let file: String
  /// From 1.
  public let line: Int
  /// From 1, in characters.
  public let column: Int

  public init(file: String, line: Int = 1, column: Int = 1) {
    self.file = file
    self.line = line
    self.column = column
  }
}
