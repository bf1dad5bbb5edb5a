/// The state of reading one text. The grammar's rules stand in the files `Reading….swift`, one group a file.
struct ExpressionReader {
  let source: SourceText
  let limits: FEELLimits
  let types: NameTable
  var lexer: Lexer
  var token: Token
  /// Names in scope, the innermost last.
  var layers: [NameTable]
  var notes: [FEELProblem] = []
  /// Filters around the current place whose items may have members nobody declared.
  var openFilters = 0
  /// Whether a `[` here may close an interval: `[1..10[`.
  var mayEndInterval = false
  private var depth = 0
  private var knownMembers: NameTable?

  init(_ text: String, _ scope: FEELScope, _ limits: FEELLimits) throws(FEELProblem) {
    source = SourceText(text)
    self.limits = limits
    types = scope.types
    layers = [scope.names]
    lexer = Lexer(source)
    guard source.count <= limits.textLength else {
      throw FEELProblem(
        .textTooLong, at: SourceRange(start: limits.textLength, end: source.count),
        expected: "at most \(limits.textLength) bytes")
    }
    token = Token(kind: .end, start: 0, end: 0, text: "")
    token = try lexer.next()
  }

  mutating func declareInput(_ type: FEELType) {
    var table = NameTable()
    table.add("?", type)
    layers.append(table)
  }

  mutating func advance() throws(FEELProblem) {
    token = try lexer.next()
  }

  /// Goes on after a place the parser found itself.
  mutating func jump(to offset: Int) throws(FEELProblem) {
    lexer.offset = offset
    token = try lexer.next()
  }

  func isWord(_ text: String) -> Bool {
    token.kind == .word && token.text == text
  }

  @discardableResult
  mutating func expect(_ kind: Token.Kind, _ expected: String) throws(FEELProblem) -> Token {
    guard token.kind == kind else { throw unexpected(expected) }
    let found = token
    try advance()
    return found
  }

  mutating func expectWord(_ word: String) throws(FEELProblem) {
    guard isWord(word) else { throw unexpected("“\(word)”") }
    try advance()
  }

  func expectEnd() throws(FEELProblem) {
    guard token.kind == .end else { throw unexpected("an operator or the end") }
  }

  func unexpected(_ expected: String) -> FEELProblem {
    let end = min(token.end, token.start + 40)
    return FEELProblem(
      .unexpectedText, at: token.range, found: source.text(token.start, end), expected: expected,
      hint: Self.hint(source.text(token.start, end)))
  }

  /// Full-width marks are letters of names in FEEL; people who write Japanese type them by accident.
  private static func hint(_ found: String) -> String? {
    for scalar in found.unicodeScalars where "（）＋－＊／＝＜＞［］｛｝，：．＂”“".unicodeScalars.contains(scalar) {
      return "\(scalar) is a full-width mark; write it half-width"
    }
    return nil
  }

  /// Goes one level deeper.
  mutating func descend() throws(FEELProblem) {
    depth += 1
    guard depth <= limits.nesting else {
      throw FEELProblem(
        .nestedTooDeep, at: token.range, expected: "at most \(limits.nesting) levels of brackets and conditions")
    }
  }

  mutating func ascend() { depth -= 1 }

  /// A chain such as `a.b.c` makes a tree as deep as it is long.
  func checkChain(_ length: Int) throws(FEELProblem) {
    guard length <= limits.nesting * 2 else {
      throw FEELProblem(.nestedTooDeep, at: token.range, expected: "at most \(limits.nesting * 2) parts in a row")
    }
  }

  mutating func note(_ problem: FEELProblem) {
    if notes.count < 100 { notes.append(problem) }
  }

  /// The member names of every context type in scope, for paths whose base has no known type.
  mutating func membersOfKnownTypes() -> NameTable {
    if let knownMembers { return knownMembers }
    var collector = MemberCollector()
    for layer in layers { layer.forEachType { collector.collect($0) } }
    types.forEachType { collector.collect($0) }
    knownMembers = collector.table
    return collector.table
  }
}

/// Gathers the member names of types, as deep as they nest.
private struct MemberCollector {
  var table = Properties.names
  private var left = 10_000

  mutating func collect(_ type: FEELType) {
    left -= 1
    guard left > 0 else { return }
    switch type {
    case .list(let element), .range(let element): collect(element)
    case .function(let function): collect(function.result)
    case .context(let context):
      for member in context.members {
        table.add(member.name, .any)
        collect(member.type)
      }
    default: break
    }
  }
}

extension NameTable {
  func forEachType(_ body: (FEELType) -> Void) {
    for entries in allEntries { for entry in entries { body(entry.type) } }
  }
}
