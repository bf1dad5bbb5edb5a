/// The cell of a decision table (DMN 1.5 §10.3.1.2, rules 14–17).
extension ExpressionReader {
  mutating func unaryTests() throws(FEELProblem) -> UnaryTests {
    if token.kind == .minus, isLast { return try anything() }
    if isWord("not"), source.byte(source.endOfSpace(token.end)) == UInt8(ascii: "(") { return try negated() }
    return UnaryTests(isAny: false, isNegated: false, tests: try tests())
  }

  /// Whether nothing follows the current token.
  private var isLast: Bool { source.endOfSpace(token.end) == source.count }

  private mutating func anything() throws(FEELProblem) -> UnaryTests {
    try advance()
    return UnaryTests(isAny: true, isNegated: false, tests: [])
  }

  private mutating func negated() throws(FEELProblem) -> UnaryTests {
    let start = token
    try advance()
    try advance()
    let tests = try tests()
    try expect(.rightParenthesis, "a closing )")
    guard token.kind != .end else { return UnaryTests(isAny: false, isNegated: true, tests: tests) }
    // `not(a) and b`: the function, not the negation of tests.
    guard tests.count == 1, case .expression(let operand) = tests[0] else { throw unexpected("the end") }
    let function = FEELExpression(kind: .builtIn("not"), range: start.range, type: .any)
    let call = FEELExpression(
      kind: .call(function, [operand]), range: start.range.joined(to: operand.range), type: .boolean)
    return UnaryTests(isAny: false, isNegated: false, tests: [.expression(try disjunction(from: call))])
  }

  private mutating func tests() throws(FEELProblem) -> [UnaryTest] {
    var tests = [try test(inParentheses: true)]
    while token.kind == .comma {
      try advance()
      tests.append(try test(inParentheses: true))
    }
    return tests
  }
}
