import FEEL

/// Where something stands in a text, counted from one.
public struct TextPosition: Sendable, Hashable {
  public let line: Int
  public let column: Int

  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

/// Why a model cannot be read or used, or why a decision gave null: a place, what was expected, a hint.
public struct DMNProblem: Error, Sendable, Hashable {
  public enum Code: String, Sendable, CaseIterable {
    // The file.
    case notXML = "not-xml"
    case forbiddenDeclaration = "forbidden-declaration"
    case tooLarge = "too-large"
    case nestedTooDeep = "nested-too-deep"
    case notDMN = "not-dmn"
    case missingPart = "missing-part"
    case unknownWord = "unknown-word"
    // The model.
    case repeatedName = "repeated-name"
    case unknownReference = "unknown-reference"
    case unknownType = "unknown-type"
    case cyclicTypes = "cyclic-types"
    case cyclicRequirements = "cyclic-requirements"
    case missingImport = "missing-import"
    case foreignLanguage = "foreign-language"
    case tableShape = "table-shape"
    case notADate = "not-a-date"
    case emptyPeriod = "empty-period"
    case feel = "feel"
    // The evaluation.
    case unknownDecision = "unknown-decision"
    case missingInput = "missing-input"
    case missingDate = "missing-date"
    case inputNotAllowed = "input-not-allowed"
    case valueNotAllowed = "value-not-allowed"
    case severalRules = "several-rules"
    case differentOutputs = "different-outputs"
    case notAggregable = "not-aggregable"
    case wrongArguments = "wrong-arguments"
  }

  public let code: Code
  /// The name of the decision, item definition or other part of the model; empty for the file as a whole.
  public let element: String
  /// Where in the file; nil for models made in memory.
  public let position: TextPosition?
  public let found: String
  /// What would have been right.
  public let expected: String
  public let hint: String?
  /// What is wrong inside an expression, where it is.
  public let expression: FEELProblem?

  public init(
    _ code: Code, in element: String = "", at position: TextPosition? = nil, found: String = "",
    expected: String = "", hint: String? = nil, expression: FEELProblem? = nil
  ) {
    self.code = code
    self.element = element
    self.position = position
    self.found = found
    self.expected = expected
    self.hint = hint
    self.expression = expression
  }
}

extension DMNProblem: CustomStringConvertible {
  /// One English line for a log or a test.
  public var description: String {
    var text = code.rawValue
    if !element.isEmpty { text += " in \(element)" }
    if let position { text += " at line \(position.line), column \(position.column)" }
    if !expected.isEmpty { text += ": expected \(expected)" }
    if !found.isEmpty { text += ", found \(found)" }
    if let expression { text += ": \(expression)" }
    if let hint { text += " (\(hint))" }
    return text
  }
}

/// Everything that is wrong with a model; never empty.
public struct DMNProblems: Error, Sendable, Hashable {
  public let problems: [DMNProblem]

  public init(_ problems: [DMNProblem]) { self.problems = problems }
}

extension DMNProblems: CustomStringConvertible {
  public var description: String { problems.map(\.description).joined(separator: "\n") }
}
