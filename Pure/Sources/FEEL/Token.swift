/// One piece of an expression's text.
struct Token {
  enum Kind: Equatable {
    case word
    case number
    case string
    /// `@"…"`
    case temporal
    case leftParenthesis, rightParenthesis
    case leftBracket, rightBracket
    case leftBrace, rightBrace
    case comma, colon, dot, dots
    case plus, minus, times, divided, power
    case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
    case end
  }

  let kind: Kind
  let start: Int
  let end: Int
  /// The text of a word, the decoded text of a string or temporal literal; empty for the rest.
  let text: String

  var range: SourceRange { SourceRange(start: start, end: end) }
}
