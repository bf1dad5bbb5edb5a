/// Filters, loops, functions and calls.
extension ExpressionCompiler {
  func filter(_ base: FEELExpression, _ predicate: FEELExpression, _ range: SourceRange) -> any Node {
    let list = node(base)
    return scoped {
      let item = declareItem(base.type.element)
      let predicate = node(predicate)
      return FilterNode(list, predicate, itemSlot: item.slot, usesItem: item.isUsed, range)
    }
  }

  func iteration(
    _ iterators: [FEELExpression.Iterator], _ body: FEELExpression, _ range: SourceRange
  ) -> any Node {
    scoped {
      let variables = variables(iterators)
      let partial = declare("partial")
      let body = node(body)
      return ForNode(variables, body, partialSlot: partial.isUsed ? partial.slot : nil, range)
    }
  }

  func quantified(
    _ quantifier: FEELExpression.Quantifier, _ iterators: [FEELExpression.Iterator],
    _ condition: FEELExpression, _ range: SourceRange
  ) -> any Node {
    scoped {
      let variables = variables(iterators)
      return QuantifiedNode(isSome: quantifier == .some, variables, node(condition), range)
    }
  }

  private func variables(_ iterators: [FEELExpression.Iterator]) -> [LoopVariable] {
    iterators.map { iterator in
      let domain = node(iterator.domain)
      let last = iterator.last.map { node($0) }
      let binding = declare(iterator.name)
      return LoopVariable(slot: binding.slot, domain: domain, last: last, range: iterator.domain.range)
    }
  }

  func function(_ definition: FEELExpression.FunctionDefinition, _ range: SourceRange) -> any Node {
    if definition.isExternal { return external(definition, range) }
    let parameters = Set(definition.parameters.map { Text.Key($0.name) })
    guard parameters.count == definition.parameters.count else {
      return ConstantNode(.null, FEELProblem(.repeatedName, at: range, expected: "each parameter once"))
    }
    var names: [String] = []
    var captures: [any Node] = []
    for name in NameCollector.names(in: definition.body) where !parameters.contains(Text.Key(name)) {
      guard let outer = resolve(name) else { continue }
      names.append(name)
      captures.append(outer)
    }
    let inner = ExpressionCompiler(function: definition.parameters.map(\.name) + names, foreign)
    let body = inner.node(definition.body)
    let code = FunctionCode(
      parameters: definition.parameters, bodyType: definition.body.type, captures: captures, frameSize: inner.slotCount,
      body: body)
    return FunctionNode(code)
  }

  /// `function(…) external {java: {class: …, method signature: …}}` (DMN 1.5 §10.3.2.13.3).
  private func external(
    _ definition: FEELExpression.FunctionDefinition, _ range: SourceRange
  ) -> any Node {
    guard case .context = definition.body.kind, let description = (node(definition.body) as? ConstantNode)?.constant,
      let function = foreign.function(described: description, parameters: definition.parameters)
    else {
      return ConstantNode(
        .null, FEELProblem(.notAFunction, at: range, expected: "a foreign function that is known here"))
    }
    return ConstantNode(.function(function))
  }

  func call(
    _ function: FEELExpression, _ arguments: [(name: String?, value: FEELExpression)], _ range: SourceRange
  ) -> any Node {
    if case .builtIn(let name) = function.kind, let builtIn = BuiltIns.function(name) {
      return call(builtIn, arguments, range)
    }
    let called = node(function)
    return CallNode(
      called, arguments.map { node($0.value) }, names: arguments.compactMap(\.name), range)
  }

  private func call(
    _ builtIn: BuiltIn, _ arguments: [(name: String?, value: FEELExpression)], _ range: SourceRange
  ) -> any Node {
    let names = arguments.compactMap(\.name)
    let signature: BuiltIn.Signature
    var order = arguments.indices.map { Optional($0) }
    if names.isEmpty {
      guard let found = builtIn.signature(for: arguments.count) else { return wrongArguments(builtIn, range) }
      signature = found
    } else {
      guard let found = builtIn.signature(named: names) else { return wrongArguments(builtIn, range) }
      (signature, order) = found
    }
    return scoped {
      let first = reserve(order.count)
      let nodes = order.map { index -> any Node in
        index.map { node(arguments[$0].value) } ?? ConstantNode(.null)
      }
      if builtIn.name == "not", nodes.count == 1 {
        return folded(NegatedTruthNode(nodes[0], range), nodes)
      }
      let call = BuiltInCallNode(signature.body, nodes, firstSlot: first, range)
      return builtIn.isPure ? folded(call, nodes) : call
    }
  }

  private func wrongArguments(_ builtIn: BuiltIn, _ range: SourceRange) -> any Node {
    let ways = builtIn.signatures.map { $0.parameters.map(\.name).joined(separator: ", ") }
    return ConstantNode(
      .null,
      FEELProblem(
        .wrongArguments, at: range,
        expected: ways.map { "\(builtIn.name)(\($0))" }.joined(separator: " or ")))
  }
}

/// The names an expression mentions, each once.
enum NameCollector {
  static func names(in expression: FEELExpression) -> [String] {
    var names: [String] = []
    var seen: Set<Text.Key> = []
    visit(expression) { name in
      if seen.insert(Text.Key(name)).inserted { names.append(name) }
    }
    return names
  }

  private static func visit(_ expression: FEELExpression, _ found: (String) -> Void) {
    if case .name(let name) = expression.kind { found(name) }
    for part in expression.parts { visit(part, found) }
  }
}

extension FEELExpression {
  /// The expressions directly inside it.
  public var parts: [FEELExpression] {
    switch kind {
    case .literal, .name, .builtIn: []
    case .list(let items), .conjunction(let items), .disjunction(let items): items
    case .context(let entries): entries.map(\.value)
    case .interval(let parts): [parts.low, parts.high]
    case .comparisonRange(_, let operand), .negation(let operand), .instanceOf(let operand, _),
      .path(let operand, _):
      [operand]
    case .arithmetic(let first, let steps): [first] + steps.map(\.operand)
    case .comparison(_, let left, let right): [left, right]
    case .between(let value, let low, let high): [value, low, high]
    case .isIn(let value, let tests): [value] + tests.map(\.expression)
    case .filter(let base, let predicate): [base, predicate]
    case .call(let function, let arguments): [function] + arguments
    case .namedCall(let function, let arguments): [function] + arguments.map(\.value)
    case .conditional(let branches, let otherwise):
      branches.flatMap { [$0.condition, $0.result] } + [otherwise]
    case .iteration(let iterators, let body), .quantified(_, let iterators, let body):
      iterators.flatMap { [$0.domain] + ($0.last.map { [$0] } ?? []) } + [body]
    case .function(let definition): [definition.body]
    }
  }
}

extension UnaryTest {
  public var expression: FEELExpression {
    switch self {
    case .comparison(_, let expression), .expression(let expression): expression
    }
  }
}
