/// Values, operators, paths.
extension ExpressionCompiler {
  func node(_ expression: FEELExpression) -> any Node {
    let range = expression.range
    switch expression.kind {
    case .literal(let value): return ConstantNode(value)
    case .name(let name): return self.name(name, range)
    case .builtIn(let name): return builtInValue(name, range)
    case .list(let items): return list(items, range)
    case .context(let entries): return context(entries, range)
    case .interval(let parts): return interval(parts, range)
    case .comparisonRange(let operation, let end):
      let end = node(end)
      return folded(ComparisonRangeNode(operation, end), [end])
    case .negation(let operand):
      let operand = node(operand)
      return folded(NegationNode(operand, range), [operand])
    case .arithmetic(let first, let steps): return arithmetic(first, steps, range)
    case .comparison(let operation, let left, let right):
      let isOrder = operation != .equal && operation != .notEqual
      if isOrder, left.type == .number, right.type == .number {
        let (left, right) = (node(left), node(right))
        return folded(NumberOrderNode(operation, left, right, range), [left, right])
      }
      return comparison(operation, node(left), node(right), range)
    case .between(let value, let low, let high):
      let (value, low, high) = (node(value), node(low), node(high))
      return folded(BetweenNode(value, low, high, range), [value, low, high])
    case .isIn(let value, let tests):
      return scoped {
        let value = node(value)
        return MembershipNode(value, alternatives(tests, input: nil), range)
      }
    case .instanceOf(let value, let type): return instance(value, type, range)
    case .conjunction(let operands):
      let operands = operands.map { node($0) }
      return folded(ConjunctionNode(operands), operands)
    case .disjunction(let operands):
      let operands = operands.map { node($0) }
      return folded(DisjunctionNode(operands), operands)
    case .path(let base, let name):
      let base = node(base)
      return folded(PathNode(base, name, range), [base])
    case .conditional(let branches, let otherwise):
      return ConditionalNode(
        branches.map { (condition: node($0.condition), result: node($0.result)) },
        otherwise: node(otherwise))
    case .filter(let base, let predicate): return filter(base, predicate, range)
    case .iteration(let iterators, let body): return iteration(iterators, body, range)
    case .quantified(let quantifier, let iterators, let condition):
      return quantified(quantifier, iterators, condition, range)
    case .function(let definition): return function(definition, range)
    case .call(let function, let arguments):
      return call(function, arguments.map { (name: nil, value: $0) }, range)
    case .namedCall(let function, let arguments):
      return call(function, arguments.map { (name: $0.name, value: $0.value) }, range)
    }
  }

  /// The node itself, or its value where all it stands on is constant.
  func folded(_ node: any Node, _ parts: [any Node]) -> any Node {
    guard parts.allSatisfy({ $0 is ConstantNode }) else { return node }
    var limits = FEELLimits.standard
    limits.steps = 20_000
    let evaluation = Evaluation(
      capacity: slotCount + 1, environment: EvaluationEnvironment(limits: limits, explains: true))
    let value = node.value(evaluation.frame)
    guard evaluation.stepsLeft > 0 else { return node }
    return ConstantNode(value, value.isNull ? evaluation.problems.first : nil)
  }

  private func name(_ name: String, _ range: SourceRange) -> any Node {
    resolve(name)
      ?? ConstantNode(
        .null, FEELProblem(.unknownName, at: range, found: name, expected: "a name in scope"))
  }

  private func builtInValue(_ name: String, _ range: SourceRange) -> any Node {
    guard let function = BuiltIns.function(name) else { return ConstantNode(.null) }
    return ConstantNode(.function(FunctionValue(function)))
  }

  private func list(_ items: [FEELExpression], _ range: SourceRange) -> any Node {
    let items = items.map { node($0) }
    return folded(ListNode(items, range), items)
  }

  private func context(_ entries: [FEELExpression.ContextEntry], _ range: SourceRange) -> any Node {
    guard let shape = ContextShape(entries.map(\.name)) else {
      return ConstantNode(.null, FEELProblem(.repeatedName, at: range, expected: "each name once"))
    }
    return scoped {
      var values: [(node: any Node, binding: Binding)] = []
      for entry in entries {
        let value = node(entry.value)
        values.append((value, declare(FEELName.normalised(entry.name))))
      }
      let members = values.map { (value: $0.node, slot: $0.binding.isUsed ? $0.binding.slot : nil) }
      return folded(ContextNode(shape, members, range), values.map(\.node))
    }
  }

  private func interval(_ parts: FEELExpression.Interval, _ range: SourceRange) -> any Node {
    let (low, high) = (node(parts.low), node(parts.high))
    return folded(
      IntervalNode(
        low, high, includesLow: parts.includesLow, includesHigh: parts.includesHigh, range), [low, high])
  }

  private func instance(_ value: FEELExpression, _ type: FEELType?, _ range: SourceRange) -> any Node {
    guard let type else {
      return ConstantNode(.null, FEELProblem(.unknownType, at: range, expected: "a type"))
    }
    let value = node(value)
    return folded(InstanceNode(value, type), [value])
  }

  private func arithmetic(
    _ first: FEELExpression, _ steps: [FEELExpression.ArithmeticStep], _ range: SourceRange
  ) -> any Node {
    guard steps.count <= 8 else {
      return ArithmeticChainNode(
        node(first), steps.map { (operation: $0.operation, operand: node($0.operand)) }, range)
    }
    var result = node(first)
    var type = first.type
    for step in steps {
      let operand = node(step.operand)
      let isNumeric = type == .number && step.operand.type == .number
      let next: any Node =
        isNumeric
        ? NumberArithmeticNode(step.operation, result, operand, range)
        : ArithmeticNode(step.operation, result, operand, range)
      result = folded(next, [result, operand])
      type = Arithmetic.type(step.operation, type, step.operand.type)
    }
    return result
  }

  private func comparison(
    _ operation: ComparisonOperator, _ left: any Node, _ right: any Node, _ range: SourceRange
  ) -> any Node {
    if left is ConstantNode, right is ConstantNode {
      return folded(ComparisonNode(operation, left, right, range), [left, right])
    }
    if let constant = (right as? ConstantNode)?.constant {
      return constantComparison(operation, left, constant, range)
        ?? ComparisonNode(operation, left, right, range)
    }
    if let constant = (left as? ConstantNode)?.constant {
      return constantComparison(operation.mirrored, right, constant, range)
        ?? ComparisonNode(operation, left, right, range)
    }
    return ComparisonNode(operation, left, right, range)
  }

  private func constantComparison(
    _ operation: ComparisonOperator, _ operand: any Node, _ constant: Value, _ range: SourceRange
  ) -> (any Node)? {
    switch (constant, operation) {
    case (.number(let number), _): NumberComparisonNode(operation, operand, number, range)
    case (.string(let text), .equal): StringEqualityNode(operand, text, isEqual: true, range)
    case (.string(let text), .notEqual): StringEqualityNode(operand, text, isEqual: false, range)
    default: nil
    }
  }
}
