import Storage

/// One INSERT of many rows, written value by value: a hundred thousand rows cost no copies of half-written statements.
struct InsertValues {
  private var built = SQLText.StringInterpolation(literalCapacity: 0, interpolationCount: 0)
  private var isFirstRow = true
  private var isFirstValue = true

  /// - Parameter head: our own SQL up to `VALUES`.
  init(_ head: String) { built.appendLiteral(head) }

  mutating func beginRow() {
    built.appendLiteral(isFirstRow ? " (" : "), (")
    (isFirstRow, isFirstValue) = (false, true)
  }

  mutating func append(_ text: String) {
    separate()
    built.appendInterpolation(text)
  }

  mutating func append(_ number: Int) {
    separate()
    built.appendInterpolation(number)
  }

  func statement() -> SQLText {
    var whole = built
    whole.appendLiteral(")")
    return SQLText(stringInterpolation: whole)
  }

  private mutating func separate() {
    if !isFirstValue { built.appendLiteral(", ") }
    isFirstValue = false
  }
}
