/// Why an expression could not be read, or why its result is null: a place, what was expected, a hint.
public struct FEELProblem: Error, Sendable, Hashable {
  public enum Code: String, Sendable, CaseIterable {
    // Reading.
    case textTooLong = "text-too-long"
    case nestedTooDeep = "nested-too-deep"
    case unexpectedText = "unexpected-text"
    case unclosedString = "unclosed-string"
    case unclosedComment = "unclosed-comment"
    case badEscape = "bad-escape"
    case badNumber = "bad-number"
    case badTemporalLiteral = "bad-temporal-literal"
    case repeatedName = "repeated-name"
    // Naming: the expression is read, the part is null.
    case unknownName = "unknown-name"
    case unknownType = "unknown-type"
    case unknownMember = "unknown-member"
    // Evaluating: the part is null.
    case wrongArguments = "wrong-arguments"
    case notAFunction = "not-a-function"
    case typeMismatch = "type-mismatch"
    case outOfRange = "out-of-range"
    case divisionByZero = "division-by-zero"
    case notConforming = "not-conforming"
    case badPattern = "bad-pattern"
    case limitReached = "limit-reached"
  }

  public let code: Code
  /// Where in the expression's text.
  public let range: SourceRange
  /// What stood there, shortened; empty at the end of the text.
  public let found: String
  /// What would have been right, in words of the language: `a closing )`, `a number`.
  public let expected: String
  /// What to try, where there is something to say.
  public let hint: String?

  public init(
    _ code: Code, at range: SourceRange, found: String = "", expected: String = "", hint: String? = nil
  ) {
    self.code = code
    self.range = range
    self.found = found
    self.expected = expected
    self.hint = hint
  }
}

extension FEELProblem: CustomStringConvertible {
  /// One English line for a log or a test.
  public var description: String {
    var text = "\(code.rawValue) at \(range.start)..<\(range.end)"
    if !expected.isEmpty { text += ": expected \(expected)" }
    if !found.isEmpty { text += ", found \(found)" }
    if let hint { text += " (\(hint))" }
    return text
  }
}
