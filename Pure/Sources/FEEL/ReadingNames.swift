/// Names: the longest one in scope, or words nobody declared (DMN 1.5 §10.3.1.2, rules 26–31, and §10.3.1.4).
extension ExpressionReader {
  mutating func nameOrKeyword() throws(FEELProblem) -> FEELExpression {
    if let name = try nameInScope() { return name }
    let start = token.range
    switch token.text {
    case "true", "false":
      let value = token.text == "true"
      try advance()
      return FEELExpression(kind: .literal(.boolean(value)), range: start, type: .boolean)
    case "null":
      try advance()
      return FEELExpression(kind: .literal(.null), range: start, type: .null)
    case "if": return try conditional()
    case "for": return try iteration()
    case "some", "every": return try quantified()
    case "function": return try function()
    default: break
    }
    guard !FEELName.keywords.contains(token.text) else { throw unexpected("a value") }
    return try unknownName()
  }

  /// The longest name in scope at the current token; nil where none begins there.
  mutating func nameInScope() throws(FEELProblem) -> FEELExpression? {
    let start = token.start
    var best: (entry: NameTable.Entry, end: Int)?
    for layer in layers.reversed() {
      guard let found = layer.longest(in: source, at: start) else { continue }
      if let known = best, known.end >= found.end { continue }
      best = found
    }
    // A word of the grammar is a name only as part of a longer one.
    if let found = best, found.end == token.end, FEELName.keywords.contains(token.text) { best = nil }
    let builtIn = BuiltIns.names.longest(in: source, at: start)
    if let builtIn, isBuiltIn(builtIn, ratherThan: best) {
      try jump(to: builtIn.end)
      let range = SourceRange(start: start, end: builtIn.end)
      return FEELExpression(kind: .builtIn(builtIn.entry.name), range: range, type: builtIn.entry.type)
    }
    guard let best else { return nil }
    try jump(to: best.end)
    let range = SourceRange(start: start, end: best.end)
    return FEELExpression(kind: .name(best.entry.name), range: range, type: best.entry.type)
  }

  /// A name in scope hides a built-in one unless that is longer; `date and time` with two names
  /// `date` and `time` in scope is the function only before a parenthesis.
  private func isBuiltIn(
    _ builtIn: (entry: NameTable.Entry, end: Int), ratherThan name: (entry: NameTable.Entry, end: Int)?
  ) -> Bool {
    guard let name else {
      return !FEELName.keywords.contains(builtIn.entry.name)
    }
    guard builtIn.end > name.end else { return false }
    return source.byte(source.endOfSpace(builtIn.end)) == UInt8(ascii: "(")
  }

  private mutating func unknownName() throws(FEELProblem) -> FEELExpression {
    let (name, range) = try words()
    // In a filter over items of unknown type the name may be one of the item's members.
    if openFilters == 0 || token.kind == .leftParenthesis {
      note(
        FEELProblem(
          .unknownName, at: range, found: name, expected: "a name in scope", hint: nearest(to: name)))
    }
    return FEELExpression(kind: .name(name), range: range, type: .any)
  }

  /// Words up to a word of the grammar or a mark.
  private mutating func words() throws(FEELProblem) -> (String, SourceRange) {
    var name = token.text
    var range = token.range
    try advance()
    while token.kind == .word, !FEELName.keywords.contains(token.text) {
      name += " " + token.text
      range = range.joined(to: token.range)
      try advance()
    }
    return (name, range)
  }

  /// A name in scope that differs only in letter case or by one character.
  private func nearest(to name: String) -> String? {
    let wanted = name.lowercased()
    for layer in layers.reversed() {
      for entries in layer.allEntries {
        for entry in entries where entry.name.lowercased() == wanted { return "did you mean \(entry.name)?" }
      }
    }
    return nil
  }

  /// The member after a dot: a member of the type, else of any known type, else words.
  mutating func memberName(of type: FEELType) throws(FEELProblem) -> (String, Int) {
    let start = token.start
    guard token.kind == .word || token.kind == .number else { throw unexpected("the name of a member") }
    var found: (entry: NameTable.Entry, end: Int)?
    switch type.element {
    case .context(let context):
      found = NameTable(context.members).longest(in: source, at: start)
    default: break
    }
    if found == nil { found = Properties.names.longest(in: source, at: start) }
    if type == .any || type.element == .any {
      if let known = membersOfKnownTypes().longest(in: source, at: start), known.end > (found?.end ?? 0) {
        found = known
      }
    }
    guard let found else {
      guard token.kind == .word else { throw unexpected("the name of a member") }
      let (name, range) = try words()
      return (name, range.end)
    }
    try jump(to: found.end)
    return (found.entry.name, found.end)
  }

  /// The end of `name` in `name: value` where an argument begins so; nil where it does not.
  func argumentNameEnd() -> Int? {
    guard token.kind == .word else { return nil }
    let end = endOfDeclaredName(token.start)
    return source.byte(end) == UInt8(ascii: ":") ? end : nil
  }

  /// A name that is being declared, up to a mark that cannot be part of it.
  mutating func declaredName(before mark: String) throws(FEELProblem) -> String {
    let start = token.start
    let end = endOfDeclaredName(start)
    let name = FEELName.normalised(source.text(start, end))
    guard token.kind == .word || token.kind == .number, !name.isEmpty else { throw unexpected("a name") }
    try jump(to: end)
    return name
  }

  private func endOfDeclaredName(_ start: Int) -> Int {
    var i = start
    while let (scalar, length) = source.scalar(i) {
      let isPart =
        NameCharacter.continues(scalar) || NameCharacter.isSpace(scalar)
        || (length == 1 && NameCharacter.joins(source.byte(i)))
      guard isPart else { break }
      i += length
    }
    return i
  }

  /// The variable of an iterator: words up to `in`.
  mutating func iteratorName() throws(FEELProblem) -> String {
    guard token.kind == .word, !isWord("in") else { throw unexpected("a name") }
    let start = token.start
    var end = token.end
    while !isWord("in") {
      guard token.kind != .end, token.kind != .leftParenthesis, token.kind != .leftBracket else {
        throw unexpected("“in”")
      }
      end = token.end
      try advance()
    }
    return FEELName.normalised(source.text(start, end))
  }
}
