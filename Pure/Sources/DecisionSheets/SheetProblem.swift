import FEEL

/// What is wrong in one cell: what stood there, what would have been right, what to try.
public struct SheetProblem: Error, Sendable, Hashable {
  public enum Code: String, Sendable, CaseIterable {
    // The file.
    case notUTF8 = "not-utf8"
    case unclosedQuote = "unclosed-quote"
    case tooLarge = "too-large"
    // The frame of the table.
    case notADecision = "not-a-decision"
    case unknownLabel = "unknown-label"
    case repeatedLabel = "repeated-label"
    case unknownKind = "unknown-kind"
    case missingHeading = "missing-heading"
    case missingResult = "missing-result"
    case repeatedHeading = "repeated-heading"
    case unknownPolicy = "unknown-policy"
    case unknownAggregation = "unknown-aggregation"
    case needlessAggregation = "needless-aggregation"
    case repeatedDecision = "repeated-decision"
    // The cells.
    case outsideColumns = "outside-columns"
    case emptyResult = "empty-result"
    case notUnderstood = "not-understood"
    case unknownName = "unknown-name"
    case wordOrName = "word-or-name"
    case wordsOrExpression = "words-or-expression"
    case oneNumberOrSeveral = "one-number-or-several"
    case rangeOrDifference = "range-or-difference"
    case noSuchDay = "no-such-day"
    case emptyPeriod = "empty-period"
    // Models that sheets cannot show.
    case notInSheets = "not-in-sheets"
  }

  public let code: Code
  public let sheet: String
  /// The cell; its first one where the whole sheet is meant.
  public let cell: CellReference
  /// What stood there.
  public let found: String
  /// Words or examples that would have been right.
  public let expected: [String]
  /// What is wrong inside an expression, where it is.
  public let expression: FEELProblem?

  public init(
    _ code: Code, in sheet: String, at cell: CellReference, found: String = "", expected: [String] = [],
    expression: FEELProblem? = nil
  ) {
    self.code = code
    self.sheet = sheet
    self.cell = cell
    self.found = found
    self.expected = expected
    self.expression = expression
  }
}

/// Everything that is wrong with sheets, in the order of their cells; never empty.
public struct SheetProblems: Error, Sendable, Hashable {
  public let problems: [SheetProblem]

  public init(_ problems: [SheetProblem]) { self.problems = Array(problems.prefix(SheetLimits.problems)) }

  /// One line for each problem.
  public func text(in language: SentenceLanguage) -> String {
    problems.map { $0.sentence(in: language) }.joined(separator: "\n")
  }
}

extension SheetProblems: CustomStringConvertible {
  public var description: String { text(in: .en) }
}
