/// Types as `instance of` and parameters write them (DMN 1.5 §10.3.1.2, rules 54–56 and 65–69).
extension ExpressionReader {
  /// The type at the current token; nil, and a note, where its name is not known.
  mutating func typeReference() throws(FEELProblem) -> FEELType? {
    try descend()
    defer { ascend() }
    guard token.kind == .word else { throw unexpected("the name of a type") }
    if let found = types.longest(in: source, at: token.start) {
      try jump(to: found.end)
      return found.entry.type
    }
    if source.byte(source.endOfSpace(token.end)) == UInt8(ascii: "<") {
      switch token.text {
      case "list": return try generic(FEELType.list)
      case "range": return try generic(FEELType.range)
      case "context": return try contextType()
      case "function": return try functionType()
      default: break
      }
    }
    if let found = Self.builtInTypes.longest(in: source, at: token.start) {
      try jump(to: found.end)
      return found.entry.type
    }
    return try unknownType()
  }

  private static let builtInTypes: NameTable = {
    var table = NameTable()
    for name in [
      "Any", "any", "Null", "boolean", "number", "string", "date", "time", "date and time", "dateTime",
      "days and time duration", "dayTimeDuration", "years and months duration", "yearMonthDuration", "list",
      "context", "range",
    ] {
      table.add(name, FEELType.builtIn(name) ?? .any)
    }
    return table
  }()

  private mutating func unknownType() throws(FEELProblem) -> FEELType? {
    let start = token.start
    var end = token.end
    try advance()
    while token.kind == .dot {
      try advance()
      guard token.kind == .word else { throw unexpected("the name of a type") }
      end = token.end
      try advance()
    }
    let range = SourceRange(start: start, end: end)
    note(FEELProblem(.unknownType, at: range, found: source.text(start, end), expected: "the name of a type"))
    return nil
  }

  private mutating func generic(_ make: (FEELType) -> FEELType) throws(FEELProblem) -> FEELType? {
    try advance()
    try expect(.less, "<")
    let element = try typeReference()
    try expect(.greater, ">")
    return element.map(make)
  }

  private mutating func contextType() throws(FEELProblem) -> FEELType? {
    try advance()
    try expect(.less, "<")
    var members: [FEELType.ContextType.Member] = []
    var isKnown = true
    while token.kind != .greater {
      if !members.isEmpty || !isKnown { try expect(.comma, "a comma or a closing >") }
      let name = try declaredName(before: ":")
      try expect(.colon, ":")
      if let type = try typeReference() { members.append(.init(name, type)) } else { isKnown = false }
    }
    try advance()
    return isKnown ? .context(FEELType.ContextType(members)) : nil
  }

  private mutating func functionType() throws(FEELProblem) -> FEELType? {
    try advance()
    try expect(.less, "<")
    var parameters: [FEELType] = []
    var isKnown = true
    while token.kind != .greater {
      if !parameters.isEmpty || !isKnown { try expect(.comma, "a comma or a closing >") }
      if let type = try typeReference() { parameters.append(type) } else { isKnown = false }
    }
    try advance()
    try expect(.minus, "->")
    try expect(.greater, "->")
    guard let result = try typeReference(), isKnown else { return nil }
    return .function(FEELType.FunctionType(parameters, result))
  }
}
