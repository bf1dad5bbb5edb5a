/// What reading a text gave: the expression, and what it says that nobody knows.
public struct ParsedExpression: Sendable {
  public let expression: FEELExpression
  /// Names, members and types that are not known, literals that are no dates. Such parts are null when evaluated.
  public let notes: [FEELProblem]
}

/// What reading a decision table's cell gave.
public struct ParsedUnaryTests: Sendable {
  public let tests: UnaryTests
  /// As in ``ParsedExpression/notes``.
  public let notes: [FEELProblem]
}

/// Reads FEEL (DMN 1.5 §10.3.1). S-FEEL (§9) is a subset of it and read by the same rules.
public enum FEELParser {
  /// Reads one expression.
  ///
  /// - Throws: the first thing that is not FEEL, with its place.
  public static func expression(
    _ text: String, in scope: FEELScope = FEELScope(), limits: FEELLimits = .standard
  ) throws(FEELProblem) -> ParsedExpression {
    var reader = try ExpressionReader(text, scope, limits)
    let expression = try reader.expression()
    try reader.expectEnd()
    return ParsedExpression(expression: expression, notes: reader.notes)
  }

  /// Reads the tests of a decision table's cell; `?` stands for the input and has the type given.
  ///
  /// - Throws: the first thing that is not FEEL, with its place.
  public static func unaryTests(
    _ text: String, in scope: FEELScope = FEELScope(), input: FEELType = .any, limits: FEELLimits = .standard
  ) throws(FEELProblem) -> ParsedUnaryTests {
    var reader = try ExpressionReader(text, scope, limits)
    reader.declareInput(input)
    let tests = try reader.unaryTests()
    try reader.expectEnd()
    return ParsedUnaryTests(tests: tests, notes: reader.notes)
  }

  /// Reads a type as `instance of` writes it: `number`, `list<手数料>`, `context<a: number>`.
  ///
  /// - Returns: nil where a name in it is not known.
  /// - Throws: the first thing that is not a type, with its place.
  public static func type(
    _ text: String, in scope: FEELScope = FEELScope(), limits: FEELLimits = .standard
  ) throws(FEELProblem) -> FEELType? {
    var reader = try ExpressionReader(text, scope, limits)
    let type = try reader.typeReference()
    try reader.expectEnd()
    return type
  }
}
