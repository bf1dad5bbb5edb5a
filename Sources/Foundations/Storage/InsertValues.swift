/// One INSERT of many rows, written value by value: a hundred thousand rows cost no copies of half-written statements.
public struct InsertValues {
  private var built = SQLText.StringInterpolation(literalCapacity: 0, interpolationCount: 0)
  private var isFirstRow = true
  private var isFirstValue = true

  /// - Parameter head: our own SQL up to `VALUES`, never text from outside.
  public init(_ head: StaticString) { built.appendLiteral("\(head)") }

  /// Begins the next row; its values follow in the order of the columns.
  public mutating func beginRow() {
    built.appendLiteral(isFirstRow ? " (" : "), (")
    (isFirstRow, isFirstValue) = (false, true)
  }

  public mutating func append(_ text: String?) {
    separate()
    built.appendInterpolation(text)
  }

  public mutating func append(_ number: Int) {
    separate()
    built.appendInterpolation(number)
  }

  public mutating func append(_ bytes: [UInt8]) {
    separate()
    built.appendInterpolation(bytes)
  }

  /// The whole statement; at least one row must have begun.
  public func statement() -> SQLText {
    var whole = built
    whole.appendLiteral(")")
    return SQLText(stringInterpolation: whole)
  }

  private mutating func separate() {
    if !isFirstValue { built.appendLiteral(", ") }
    isFirstValue = false
  }
}
