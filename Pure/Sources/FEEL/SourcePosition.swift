/// A place in an expression's text as an editor shows it.
public struct SourcePosition: Sendable, Hashable {
  /// Counted from one.
  public let line: Int
  /// Counted from one, in Unicode code points.
  public let column: Int

  /// The place of a byte; a byte beyond the end is the end.
  public init(byte: Int, in text: String) {
    var line = 1
    var column = 1
    var seen = 0
    for scalar in text.unicodeScalars {
      if seen >= byte { break }
      seen += UTF8.width(scalar)
      if scalar == "\n" {
        line += 1
        column = 1
      } else {
        column += 1
      }
    }
    self.line = line
    self.column = column
  }
}
