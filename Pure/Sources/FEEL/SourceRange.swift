/// A stretch of an expression's text, counted in UTF-8 bytes from its beginning.
public struct SourceRange: Sendable, Hashable {
  /// The first byte.
  public let start: Int
  /// The byte after the last one.
  public let end: Int

  public init(start: Int, end: Int) {
    self.start = start
    self.end = end
  }

  /// From the beginning of this stretch to the end of the other.
  func joined(to other: SourceRange) -> SourceRange {
    SourceRange(start: start, end: max(end, other.end))
  }
}
