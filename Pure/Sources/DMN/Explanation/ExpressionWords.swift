import FEEL

/// A calculation as a person would write it down: `300 * 通数` is 300 × 通数（2）.
struct ExpressionWords {
  let words: ValueWords
  /// What the names stand for.
  let known: [NamedValue]

  /// The text in words; nil where it is more than a sum or a product of names and values.
  func text(_ text: String, unit: String? = nil) -> String? {
    guard let parsed = parsed(text) else { return nil }
    return self.text(parsed.expression, in: text, unit: unit)
  }

  /// The value of a text that depends on nothing.
  func constant(_ text: String) -> Value? {
    guard let parsed = parsed(text), parsed.notes.isEmpty else { return nil }
    return ExpressionWords.names(in: parsed.expression).isEmpty
      ? FEELCompiler.compile(parsed, layout: FrameLayout()).constant : nil
  }

  /// The names a text uses, with their values, in the order they are known.
  func used(in text: String) -> [NamedValue] {
    guard let parsed = parsed(text) else { return [] }
    let names = ExpressionWords.names(in: parsed.expression)
    return known.filter { names.contains($0.name) }
  }

  /// The names the cell of a condition uses.
  func used(inTests text: String) -> Set<String> {
    let scope = FEELScope(known.map { ($0.name, $0.value.type) })
    guard let parsed = try? FEELParser.unaryTests(text, in: scope) else { return Set(known.map(\.name)) }
    return parsed.tests.tests.reduce(into: []) { $0.formUnion(ExpressionWords.names(in: ExpressionWords.end($1))) }
  }

  private func parsed(_ text: String) -> ParsedExpression? {
    try? FEELParser.expression(text, in: FEELScope(known.map { ($0.name, $0.value.type) }))
  }

  func text(_ expression: FEELExpression, in text: String, unit: String?) -> String? {
    let part = ExpressionWords.part(of: text, expression.range)
    if let constant = constant(part) { return words.text(constant, unit: unit) }
    switch expression.kind {
    case .name(let name): return self.name(name)
    case .negation(let operand):
      return self.text(operand, in: text, unit: nil).map { "−" + $0 }
    case .arithmetic(let first, let steps): return arithmetic(first, steps, in: text)
    case .path(let base, let member):
      return path(base, member, part) ?? period(base, member, in: text)
    case .call(let function, let arguments):
      guard case .builtIn("today") = function.kind, arguments.isEmpty else { return nil }
      return words.isJapanese ? "当日" : "today"
    default: return nil
    }
  }

  private func name(_ name: String) -> String? {
    guard let value = known.first(where: { $0.name == name })?.value else { return nil }
    return named(name, value)
  }

  private func named(_ name: String, _ value: Value) -> String {
    let heading = words.heading(Heading(name), fact: name)
    let text = words.of(fact: name).text(value, unit: heading.unit)
    return words.isJapanese ? "\(heading.name)（\(text)）" : "\(heading.name) (\(text))"
  }

  /// `years and months duration(生年月日, today()).years`: 生年月日（…）から当日までの満年数.
  private func period(_ base: FEELExpression, _ member: String, in text: String) -> String? {
    guard member == "years", case .call(let function, let arguments) = base.kind, arguments.count == 2,
      case .builtIn("years and months duration") = function.kind,
      let from = self.text(arguments[0], in: text, unit: nil), let to = self.text(arguments[1], in: text, unit: nil)
    else { return nil }
    return words.isJapanese ? "\(from)から \(to) までの満年数" : "the full years from \(from) to \(to)"
  }

  private func path(_ base: FEELExpression, _ member: String, _ part: String) -> String? {
    guard case .name(let name) = base.kind,
      case .context(let context)? = known.first(where: { $0.name == name })?.value,
      let value = context[member]
    else { return nil }
    return named(words.isJapanese ? "\(name)の\(member)" : part, value)
  }

  private func arithmetic(
    _ first: FEELExpression, _ steps: [FEELExpression.ArithmeticStep], in text: String
  ) -> String? {
    var written = ""
    for (position, operand) in ([first] + steps.map(\.operand)).enumerated() {
      guard var words = self.text(operand, in: text, unit: nil) else { return nil }
      if ExpressionWords.needsBrackets(operand, among: steps),
        constant(ExpressionWords.part(of: text, operand.range)) == nil
      {
        words = self.words.isJapanese ? "（\(words)）" : "(\(words))"
      }
      if position > 0 { written += " \(ExpressionWords.sign(steps[position - 1].operation)) " }
      written += words
    }
    return written
  }

  /// Products stand in sums without brackets.
  private static func needsBrackets(
    _ operand: FEELExpression, among steps: [FEELExpression.ArithmeticStep]
  ) -> Bool {
    guard case .arithmetic(_, let inner) = operand.kind else { return false }
    func isSum(_ steps: [FEELExpression.ArithmeticStep]) -> Bool {
      steps.allSatisfy { $0.operation == .add || $0.operation == .subtract }
    }
    return isSum(inner) || !isSum(steps)
  }

  private static func sign(_ operation: ArithmeticOperator) -> String {
    switch operation {
    case .add: "＋"
    case .subtract: "−"
    case .multiply: "×"
    case .divide: "÷"
    case .power: "**"
    }
  }

  /// A stretch of the text, which is counted in bytes.
  static func part(of text: String, _ range: SourceRange) -> String {
    let bytes = Array(text.utf8)
    guard range.start >= 0, range.start <= range.end, range.end <= bytes.count else { return "" }
    return String(decoding: bytes[range.start..<range.end], as: UTF8.self)
  }
}

extension ExpressionWords {
  /// Every name an expression uses, those of its own loops and functions included.
  static func names(in expression: FEELExpression) -> Set<String> {
    if case .name(let name) = expression.kind { return [name] }
    return parts(of: expression.kind).reduce(into: []) { $0.formUnion(names(in: $1)) }
  }

  private static func parts(of kind: FEELExpression.Kind) -> [FEELExpression] {
    switch kind {
    case .literal, .name, .builtIn: []
    case .list(let items), .conjunction(let items), .disjunction(let items): items
    case .context(let entries): entries.map(\.value)
    case .interval(let interval): [interval.low, interval.high]
    case .comparisonRange(_, let end), .negation(let end), .instanceOf(let end, _), .path(let end, _): [end]
    case .arithmetic(let first, let steps): [first] + steps.map(\.operand)
    case .comparison(_, let left, let right), .filter(let left, let right): [left, right]
    case .between(let operand, let low, let high): [operand, low, high]
    case .isIn(let operand, let tests): [operand] + tests.map(end)
    case .call(let function, let arguments): [function] + arguments
    case .namedCall(let function, let arguments): [function] + arguments.map(\.value)
    case .conditional(let branches, let otherwise): branches.flatMap { [$0.condition, $0.result] } + [otherwise]
    case .iteration(let iterators, let body), .quantified(_, let iterators, let body):
      iterators.flatMap { [$0.domain] + ($0.last.map { [$0] } ?? []) } + [body]
    case .function(let definition): [definition.body]
    }
  }

  private static func end(_ test: UnaryTest) -> FEELExpression {
    switch test {
    case .comparison(_, let expression), .expression(let expression): expression
    }
  }
}
