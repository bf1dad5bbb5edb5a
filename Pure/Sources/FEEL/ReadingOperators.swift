import DecimalArithmetic

/// Operators, from the loosest to the tightest: or, and, comparisons, sums, products, powers, signs
/// (DMN 1.5 §10.3.1.2, rules 1–10 and 49–53). A rule that is given a `left` side goes on from there.
extension ExpressionReader {
  /// Any expression. As the upper end of an interval it may be followed by `[` that closes the interval.
  mutating func expression(endsInterval: Bool = false) throws(FEELProblem) -> FEELExpression {
    try descend()
    let outer = mayEndInterval
    mayEndInterval = endsInterval
    defer {
      mayEndInterval = outer
      ascend()
    }
    return try disjunction(from: nil)
  }

  mutating func disjunction(from left: FEELExpression?) throws(FEELProblem) -> FEELExpression {
    let first = try conjunction(from: left)
    guard isWord("or") else { return first }
    var operands = [first]
    while isWord("or") {
      try advance()
      operands.append(try conjunction(from: nil))
    }
    return make(.disjunction(operands), first, operands[operands.count - 1], .boolean)
  }

  private mutating func conjunction(from left: FEELExpression?) throws(FEELProblem) -> FEELExpression {
    let first = try comparison(from: left)
    guard isWord("and") else { return first }
    var operands = [first]
    while isWord("and") {
      try advance()
      operands.append(try comparison(from: nil))
    }
    return make(.conjunction(operands), first, operands[operands.count - 1], .boolean)
  }

  private mutating func comparison(from left: FEELExpression?) throws(FEELProblem) -> FEELExpression {
    var result = try sum(from: left)
    var length = 0
    while true {
      length += 1
      try checkChain(length)
      if let operation = comparisonOperator {
        try advance()
        let right = try sum(from: nil)
        result = make(.comparison(operation, result, right), result, right, .boolean)
      } else if isWord("between") {
        result = try between(result)
      } else if isWord("in") {
        result = try membership(result)
      } else if isWord("instance") {
        result = try instance(result)
      } else {
        return result
      }
    }
  }

  /// The comparison the current token writes.
  var comparisonOperator: ComparisonOperator? {
    switch token.kind {
    case .equal: .equal
    case .notEqual: .notEqual
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterOrEqual
    default: nil
    }
  }

  private mutating func between(_ value: FEELExpression) throws(FEELProblem) -> FEELExpression {
    try advance()
    let low = try sum(from: nil)
    try expectWord("and")
    let high = try sum(from: nil)
    return make(.between(value, low: low, high: high), value, high, .boolean)
  }

  private mutating func instance(_ value: FEELExpression) throws(FEELProblem) -> FEELExpression {
    try advance()
    try expectWord("of")
    let type = try typeReference()
    let range = SourceRange(start: value.range.start, end: token.start)
    return FEELExpression(kind: .instanceOf(value, type), range: range, type: .boolean)
  }

  private mutating func membership(_ value: FEELExpression) throws(FEELProblem) -> FEELExpression {
    try advance()
    let tests = try membershipTests()
    let end = tests.last?.range ?? value.range
    return FEELExpression(
      kind: .isIn(value, tests), range: value.range.joined(to: end), type: .boolean)
  }

  /// One test, or several in parentheses.
  private mutating func membershipTests() throws(FEELProblem) -> [UnaryTest] {
    guard token.kind == .leftParenthesis else { return [try test(inParentheses: false)] }
    try descend()
    defer { ascend() }
    let start = token.start
    try advance()
    var tests = [try test(inParentheses: true)]
    if tests.count == 1, case .expression(let low) = tests[0], token.kind == .dots {
      let interval = try interval(from: low, start: start, includesLow: false)
      return [.expression(try sum(from: interval))]
    }
    while token.kind == .comma {
      try advance()
      tests.append(try test(inParentheses: true))
    }
    let end = try expect(.rightParenthesis, "a closing )").end
    if tests.count == 1, case .expression(let inner) = tests[0] {
      // `x in (a) + b`: the parentheses were those of an expression.
      let grouped = FEELExpression(
        kind: inner.kind, range: SourceRange(start: start, end: end), type: inner.type)
      return [.expression(try sum(from: grouped))]
    }
    return tests
  }

  /// `< 5`, or an expression. Outside parentheses `and` and `or` end it.
  mutating func test(inParentheses: Bool) throws(FEELProblem) -> UnaryTest {
    if let operation = comparisonOperator {
      try advance()
      return .comparison(operation, try sum(from: nil))
    }
    return .expression(try inParentheses ? expression() : sum(from: nil))
  }

  mutating func sum(from left: FEELExpression?) throws(FEELProblem) -> FEELExpression {
    let first = try product(from: left)
    var steps: [FEELExpression.ArithmeticStep] = []
    while token.kind == .plus || token.kind == .minus {
      let operation: ArithmeticOperator = token.kind == .plus ? .add : .subtract
      try advance()
      steps.append(.init(operation: operation, operand: try product(from: nil)))
    }
    return arithmetic(first, steps)
  }

  private mutating func product(from left: FEELExpression?) throws(FEELProblem) -> FEELExpression {
    let first = try power(from: left)
    var steps: [FEELExpression.ArithmeticStep] = []
    while token.kind == .times || token.kind == .divided {
      let operation: ArithmeticOperator = token.kind == .times ? .multiply : .divide
      try advance()
      steps.append(.init(operation: operation, operand: try power(from: nil)))
    }
    return arithmetic(first, steps)
  }

  private mutating func power(from left: FEELExpression?) throws(FEELProblem) -> FEELExpression {
    let first = if let left { try postfix(from: left) } else { try sign() }
    var steps: [FEELExpression.ArithmeticStep] = []
    while token.kind == .power {
      try advance()
      steps.append(.init(operation: .power, operand: try sign()))
    }
    return arithmetic(first, steps)
  }

  /// `-x`; the sign holds tighter than `**`, so `-5 ** 2` is 25.
  private mutating func sign() throws(FEELProblem) -> FEELExpression {
    let start = token.start
    var count = 0
    while token.kind == .minus {
      count += 1
      try advance()
    }
    let operand = try postfix(from: nil)
    guard count > 0 else { return operand }
    let range = SourceRange(start: start, end: operand.range.end)
    if case .literal(.number(let number)) = operand.kind {
      let signed = count % 2 == 1 ? number.negated : number
      return FEELExpression(kind: .literal(.number(signed)), range: range, type: .number)
    }
    let once = FEELExpression(kind: .negation(operand), range: range, type: operand.type)
    return count % 2 == 1 ? once : FEELExpression(kind: .negation(once), range: range, type: operand.type)
  }

  private func arithmetic(
    _ first: FEELExpression, _ steps: [FEELExpression.ArithmeticStep]
  ) -> FEELExpression {
    guard let last = steps.last else { return first }
    var type = first.type
    for step in steps { type = Arithmetic.type(step.operation, type, step.operand.type) }
    return make(.arithmetic(first, steps), first, last.operand, type)
  }

  func make(
    _ kind: FEELExpression.Kind, _ first: FEELExpression, _ last: FEELExpression, _ type: FEELType
  ) -> FEELExpression {
    FEELExpression(kind: kind, range: first.range.joined(to: last.range), type: type)
  }
}
