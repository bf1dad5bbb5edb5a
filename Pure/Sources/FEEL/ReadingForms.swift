/// Forms that begin with a word: if, for, some, every, function (DMN 1.5 §10.3.1.2, rules 42–48 and 57).
extension ExpressionReader {
  /// `if … then … else if … else …`, however long the chain.
  mutating func conditional() throws(FEELProblem) -> FEELExpression {
    let start = token.start
    var branches: [FEELExpression.Branch] = []
    repeat {
      try advance()
      let condition = try expression()
      try expectWord("then")
      let result = try expression()
      try expectWord("else")
      branches.append(.init(condition: condition, result: result))
    } while isWord("if")
    let otherwise = try expression()
    var type = otherwise.type
    for branch in branches { type = type.joined(with: branch.result.type) }
    return FEELExpression(
      kind: .conditional(branches, otherwise: otherwise),
      range: SourceRange(start: start, end: otherwise.range.end), type: type)
  }

  mutating func iteration() throws(FEELProblem) -> FEELExpression {
    let start = token.start
    try advance()
    let outer = layers.count
    defer { layers.removeLast(layers.count - outer) }
    let iterators = try iterators()
    try expectWord("return")
    layers[layers.count - 1].add("partial", .list(.any))
    let body = try expression()
    return FEELExpression(
      kind: .iteration(iterators, body), range: SourceRange(start: start, end: body.range.end),
      type: .list(body.type))
  }

  mutating func quantified() throws(FEELProblem) -> FEELExpression {
    let start = token.start
    let quantifier: FEELExpression.Quantifier = token.text == "some" ? .some : .every
    try advance()
    let outer = layers.count
    defer { layers.removeLast(layers.count - outer) }
    let iterators = try iterators()
    try expectWord("satisfies")
    let condition = try expression()
    return FEELExpression(
      kind: .quantified(quantifier, iterators, condition),
      range: SourceRange(start: start, end: condition.range.end), type: .boolean)
  }

  /// `a in x, b in 1..3`; each name is known to what follows it.
  private mutating func iterators() throws(FEELProblem) -> [FEELExpression.Iterator] {
    var iterators: [FEELExpression.Iterator] = []
    repeat {
      if !iterators.isEmpty { try advance() }
      let name = try iteratorName()
      try expectWord("in")
      let domain = try expression()
      var last: FEELExpression?
      if token.kind == .dots {
        try advance()
        last = try expression()
      }
      let type = last == nil ? domain.type.element : domain.type
      iterators.append(.init(name: name, domain: domain, last: last, itemType: type))
      var table = NameTable()
      table.add(name, type)
      layers.append(table)
      try checkChain(iterators.count)
    } while token.kind == .comma
    return iterators
  }

  mutating func function() throws(FEELProblem) -> FEELExpression {
    let start = token.start
    try advance()
    try expect(.leftParenthesis, "(")
    let parameters = try parameters()
    var table = NameTable()
    for parameter in parameters { table.add(parameter.name, parameter.type) }
    layers.append(table)
    defer { layers.removeLast() }
    let isExternal = isWord("external")
    if isExternal { try advance() }
    let body = try expression()
    let definition = FEELExpression.FunctionDefinition(
      parameters: parameters, body: body, isExternal: isExternal)
    let type = FEELType.FunctionType(parameters.map(\.type), isExternal ? .any : body.type)
    return FEELExpression(
      kind: .function(definition), range: SourceRange(start: start, end: body.range.end),
      type: .function(type))
  }

  private mutating func parameters() throws(FEELProblem) -> [FunctionValue.Parameter] {
    var parameters: [FunctionValue.Parameter] = []
    while token.kind != .rightParenthesis {
      if !parameters.isEmpty { try expect(.comma, "a comma or a closing )") }
      let name = try declaredName(before: ":")
      var type = FEELType.any
      if token.kind == .colon {
        try advance()
        type = try typeReference() ?? .any
      }
      parameters.append(.init(name, type))
    }
    try advance()
    return parameters
  }
}
