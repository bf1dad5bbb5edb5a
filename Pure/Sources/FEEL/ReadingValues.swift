import DecimalArithmetic

/// Literals, brackets and what follows a value: paths, filters, calls (DMN 1.5 §10.3.1.2, rules 11–13, 19–48).
extension ExpressionReader {
  mutating func postfix(from value: FEELExpression?) throws(FEELProblem) -> FEELExpression {
    var result = if let value { value } else { try primary() }
    var length = 0
    while true {
      length += 1
      try checkChain(length)
      switch token.kind {
      case .dot: result = try path(result)
      case .leftBracket where mayEndInterval && !isFilter: return result
      case .leftBracket: result = try filter(result)
      case .leftParenthesis: result = try call(result)
      default: return result
      }
    }
  }

  /// Whether the bracket at the current token opens a filter: something an expression begins with follows.
  private var isFilter: Bool {
    var ahead = lexer
    guard let next = try? ahead.next() else { return false }
    switch next.kind {
    case .number, .string, .temporal, .leftParenthesis, .leftBracket, .leftBrace, .minus: return true
    case .word: return !FEELName.operatorWords.contains(next.text)
    default: return false
    }
  }

  private mutating func primary() throws(FEELProblem) -> FEELExpression {
    switch token.kind {
    case .number: return try numberOrName()
    case .string: return try literal(.string(token.text), .string)
    case .temporal: return try temporal()
    case .leftParenthesis: return try parenthesised()
    case .leftBracket: return try listOrInterval()
    case .rightBracket: return try openInterval()
    case .leftBrace: return try context()
    case .word: return try nameOrKeyword()
    default: throw unexpected("a value")
    }
  }

  private mutating func literal(_ value: Value, _ type: FEELType) throws(FEELProblem) -> FEELExpression {
    let range = token.range
    try advance()
    return FEELExpression(kind: .literal(value), range: range, type: type)
  }

  private mutating func numberOrName() throws(FEELProblem) -> FEELExpression {
    if layers.contains(where: \.hasLeadingDigits), let name = try nameInScope() { return name }
    guard let number = Decimal128(token.text) else {
      throw FEELProblem(
        .badNumber, at: token.range, found: token.text, expected: "a number of decimal128",
        hint: "34 digits and exponents from -6176 to 6111 fit")
    }
    return try literal(.number(number), .number)
  }

  private mutating func temporal() throws(FEELProblem) -> FEELExpression {
    guard let value = TemporalLiteral.value(token.text) else {
      note(
        FEELProblem(
          .badTemporalLiteral, at: token.range, found: token.text,
          expected: "a date, time, date and time or duration as ISO 8601 writes it"))
      return try literal(.null, .null)
    }
    return try literal(value, value.type)
  }

  private mutating func parenthesised() throws(FEELProblem) -> FEELExpression {
    let start = token.start
    try advance()
    if let operation = comparisonOperator { return try comparisonRange(operation, start) }
    let inner = try expression()
    if token.kind == .dots { return try interval(from: inner, start: start, includesLow: false) }
    let end = try expect(.rightParenthesis, "a closing )").end
    return FEELExpression(kind: inner.kind, range: SourceRange(start: start, end: end), type: inner.type)
  }

  /// `(< 10)`
  private mutating func comparisonRange(
    _ operation: ComparisonOperator, _ start: Int
  ) throws(FEELProblem) -> FEELExpression {
    try advance()
    let value = try sum(from: nil)
    let end = try expect(.rightParenthesis, "a closing )").end
    return FEELExpression(
      kind: .comparisonRange(operation, value), range: SourceRange(start: start, end: end),
      type: .range(value.type))
  }

  private mutating func listOrInterval() throws(FEELProblem) -> FEELExpression {
    let start = token.start
    try advance()
    if token.kind == .rightBracket {
      let end = token.end
      try advance()
      return FEELExpression(kind: .list([]), range: SourceRange(start: start, end: end), type: .list(.null))
    }
    var items = [try expression()]
    if token.kind == .dots { return try interval(from: items[0], start: start, includesLow: true) }
    while token.kind == .comma {
      try advance()
      items.append(try expression())
    }
    let end = try expect(.rightBracket, "a comma or a closing ]").end
    var element = items[0].type
    for item in items.dropFirst() { element = element.joined(with: item.type) }
    return FEELExpression(
      kind: .list(items), range: SourceRange(start: start, end: end), type: .list(element))
  }

  /// `]1..10]`
  private mutating func openInterval() throws(FEELProblem) -> FEELExpression {
    let start = token.start
    try advance()
    let low = try expression()
    guard token.kind == .dots else { throw unexpected("..") }
    return try interval(from: low, start: start, includesLow: false)
  }

  /// Goes on at `..`.
  mutating func interval(
    from low: FEELExpression, start: Int, includesLow: Bool
  ) throws(FEELProblem) -> FEELExpression {
    try expect(.dots, "..")
    let high = try expression(endsInterval: true)
    let end = token.end
    let includesHigh = token.kind == .rightBracket
    guard includesHigh || token.kind == .rightParenthesis || token.kind == .leftBracket else {
      throw unexpected("a closing ], ) or [")
    }
    try advance()
    let parts = FEELExpression.Interval(
      low: low, high: high, includesLow: includesLow, includesHigh: includesHigh)
    return FEELExpression(
      kind: .interval(parts), range: SourceRange(start: start, end: end),
      type: .range(low.type.joined(with: high.type)))
  }

  private mutating func context() throws(FEELProblem) -> FEELExpression {
    let start = token.start
    try advance()
    layers.append(NameTable())
    defer { layers.removeLast() }
    var entries: [FEELExpression.ContextEntry] = []
    var names: Set<Text.Key> = []
    while token.kind != .rightBrace {
      if !entries.isEmpty { try expect(.comma, "a comma or a closing }") }
      let entry = try contextEntry()
      if !names.insert(Text.Key(entry.name)).inserted {
        note(FEELProblem(.repeatedName, at: entry.value.range, found: entry.name, expected: "another name"))
      }
      layers[layers.count - 1].add(entry.name, entry.value.type)
      entries.append(entry)
    }
    let end = token.end
    try advance()
    let type = FEELType.ContextType(entries.map { .init($0.name, $0.value.type) })
    return FEELExpression(
      kind: .context(entries), range: SourceRange(start: start, end: end), type: .context(type))
  }

  private mutating func contextEntry() throws(FEELProblem) -> FEELExpression.ContextEntry {
    let name: String
    if token.kind == .string {
      name = token.text
      try advance()
    } else {
      name = try declaredName(before: ":")
    }
    try expect(.colon, ":")
    return FEELExpression.ContextEntry(name: name, value: try expression())
  }

  private mutating func path(_ base: FEELExpression) throws(FEELProblem) -> FEELExpression {
    try advance()
    let (name, end) = try memberName(of: base.type)
    let type = Properties.type(of: name, in: base.type)
    if type == nil, base.type != .any, base.type != .null {
      note(
        FEELProblem(
          .unknownMember, at: SourceRange(start: base.range.start, end: end), found: name,
          expected: "a member of \(base.type)"))
    }
    return FEELExpression(
      kind: .path(base, name), range: SourceRange(start: base.range.start, end: end), type: type ?? .any)
  }

  private mutating func filter(_ base: FEELExpression) throws(FEELProblem) -> FEELExpression {
    try advance()
    var table = NameTable()
    table.add("item", base.type.element)
    if case .context(let type) = base.type.element { for m in type.members { table.add(m.name, m.type) } }
    layers.append(table)
    let mayHaveOtherMembers = !base.type.element.isScalar
    openFilters += mayHaveOtherMembers ? 1 : 0
    defer {
      layers.removeLast()
      openFilters -= mayHaveOtherMembers ? 1 : 0
    }
    let predicate = try expression()
    let end = try expect(.rightBracket, "a closing ]").end
    let type: FEELType =
      switch predicate.type {
      case .number: base.type.element
      case .boolean: .list(base.type.element)
      default: .any
      }
    return FEELExpression(
      kind: .filter(base, predicate), range: SourceRange(start: base.range.start, end: end), type: type)
  }

  private mutating func call(_ function: FEELExpression) throws(FEELProblem) -> FEELExpression {
    try descend()
    defer { ascend() }
    try advance()
    var type = FEELType.any
    if case .builtIn(let name) = function.kind { type = BuiltIns.resultType(of: name) }
    if case .function(let signature) = function.type { type = signature.result }
    if argumentNameEnd() != nil { return try namedCall(function, type) }
    var arguments: [FEELExpression] = []
    while token.kind != .rightParenthesis {
      if !arguments.isEmpty { try expect(.comma, "a comma or a closing )") }
      arguments.append(try expression())
    }
    let range = SourceRange(start: function.range.start, end: token.end)
    try advance()
    return FEELExpression(kind: .call(function, arguments), range: range, type: type)
  }

  private mutating func namedCall(
    _ function: FEELExpression, _ type: FEELType
  ) throws(FEELProblem) -> FEELExpression {
    var arguments: [FEELExpression.NamedArgument] = []
    while token.kind != .rightParenthesis {
      if !arguments.isEmpty { try expect(.comma, "a comma or a closing )") }
      let name = try declaredName(before: ":")
      try expect(.colon, ":")
      arguments.append(.init(name: name, value: try expression()))
    }
    let range = SourceRange(start: function.range.start, end: token.end)
    try advance()
    return FEELExpression(kind: .namedCall(function, arguments), range: range, type: type)
  }
}
