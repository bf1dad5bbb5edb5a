/// Unary tests.
extension ExpressionCompiler {
  func unaryTests(_ tests: UnaryTests) -> CompiledUnaryTests {
    guard !tests.isAny else {
      return CompiledUnaryTests(
        AnyTest(), slotCount: slotCount, isAny: true, isNegated: false, constants: nil)
    }
    let input = declare("?")
    let compiled = tests.tests.map { test($0, input: input) }
    let any = alternatives(compiled)
    let constants = compiled.compactMap { ($0 as? any DescribedTest)?.constant }
    return CompiledUnaryTests(
      tests.isNegated ? NegatedTest(any) : any, slotCount: slotCount, isAny: false,
      isNegated: tests.isNegated, constants: constants.count == compiled.count ? constants : nil)
  }

  /// The right side of `in`.
  func alternatives(_ tests: [UnaryTest], input: Binding?) -> any Test {
    alternatives(tests.map { test($0, input: input) })
  }

  private func alternatives(_ tests: [any Test]) -> any Test {
    if tests.count == 1 { return tests[0] }
    let texts = tests.compactMap { ($0 as? TextTest)?.text }
    return texts.count == tests.count ? TextsTest(texts) : AlternativesTest(tests)
  }

  private func test(_ test: UnaryTest, input: Binding?) -> any Test {
    switch test {
    case .comparison(let operation, let operand): comparison(operation, operand)
    case .expression(let expression): expressionTest(expression, input)
    }
  }

  private func comparison(_ operation: ComparisonOperator, _ operand: FEELExpression) -> any Test {
    let end = node(operand)
    guard let constant = (end as? ConstantNode)?.constant else {
      return ComparisonTest(operation, end, operand.range)
    }
    if case .number(let number) = constant { return NumberTest(operation, number, operand.range) }
    if case .string(let text) = constant, operation == .equal { return TextTest(text) }
    return ConstantComparisonTest(operation, constant, operand.range)
  }

  private func expressionTest(_ expression: FEELExpression, _ input: Binding?) -> any Test {
    let value = node(expression)
    let usesInput = input?.isUsed ?? false
    if let constant = (value as? ConstantNode)?.constant, !usesInput {
      switch constant {
      case .number(let number): return NumberTest(.equal, number, expression.range)
      case .string(let text): return TextTest(text)
      case .range(let range): return IntervalTest.test(range)
      case .list: return ExpressionTest(value, inputSlot: nil, isCell: input != nil, expression.range)
      default: return ConstantComparisonTest(.equal, constant, expression.range)
      }
    }
    return ExpressionTest(
      value, inputSlot: usesInput ? input?.slot : nil, isCell: input != nil, expression.range)
  }
}
