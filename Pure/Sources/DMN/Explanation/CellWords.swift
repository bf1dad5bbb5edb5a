import FEEL

/// What the cell of a condition asks, in words: `>= 65` is 65以上.
struct CellWords {
  let words: ValueWords
  /// What names in the cell stand for.
  let known: [NamedValue]

  private var isJapanese: Bool { words.isJapanese }

  /// What the input is, as the cell asks it: 「その他」, `65以上`, `is 65 or more`; nil where the cell asks nothing.
  func predicate(_ cell: String, unit: String?) -> String? {
    let text = cell.withoutOuterSpace
    if text.isEmpty || text == "-" { return nil }
    let scope = FEELScope(known.map { ($0.name, $0.value.type) })
    guard let parsed = try? FEELParser.unaryTests(text, in: scope) else { return satisfied(text) }
    if parsed.tests.isAny { return nil }
    let compiled = FEELCompiler.compile(parsed, layout: FrameLayout(known.map { ($0.name, $0.value.type) }))
    let tests: [String]
    if parsed.notes.isEmpty, let constants = compiled.constants {
      tests = constants.map { phrase($0, unit) }
    } else {
      tests = parsed.tests.tests.map { phrase($0, unit, text) }
    }
    guard !tests.isEmpty else { return satisfied(text) }
    return parsed.tests.isNegated ? negated(tests) : joined(tests)
  }

  /// Whether the cell names one value, so that the input's own value need not be told beside it.
  func isOneValue(_ cell: String) -> Bool {
    guard let tests = try? FEELCompiler.unaryTests(cell), !tests.isNegated, let constants = tests.constants,
      constants.count == 1, case .equal = constants[0]
    else { return false }
    return true
  }

  private func joined(_ tests: [String]) -> String {
    let separator = isJapanese ? "または" : " or "
    guard tests.count > 8 else { return tests.joined(separator: separator) }
    let rest = tests.count - 8
    return tests.prefix(8).joined(separator: separator) + (isJapanese ? "ほか\(rest)件のどれか" : " or one of \(rest) more")
  }

  private func negated(_ tests: [String]) -> String {
    if !isJapanese { return "not " + joined(tests) }
    let isValues = tests.allSatisfy { $0.hasSuffix("」") || $0 == "空欄" }
    return isValues ? ValueWords.short(tests, .ja) + "以外" : joined(tests) + "ではない"
  }

  private func satisfied(_ text: String) -> String {
    let text = ValueWords.cut(text)
    return isJapanese ? "条件 \(text) を満たす" : "as \(text) asks"
  }

  private func phrase(_ test: ConstantTest, _ unit: String?) -> String {
    switch test {
    case .equal(let value): words.text(value, unit: unit)
    case .comparison(let comparison, let value):
      phrase(comparison, words.text(value, unit: unit), isTemporal: CellWords.isTemporal(value))
    case .interval(let low, let high, let includesLow, let includesHigh):
      range(
        (words.text(low, unit: unit), includesLow), (words.text(high, unit: unit), includesHigh),
        isTemporal: CellWords.isTemporal(low))
    }
  }

  private static func isTemporal(_ value: Value) -> Bool {
    switch value {
    case .date, .dateTime, .time: true
    default: false
    }
  }

  private func phrase(_ comparison: ComparisonOperator, _ end: String, isTemporal: Bool) -> String {
    switch (comparison, isTemporal) {
    case (.equal, _): end
    case (.notEqual, _): isJapanese ? end + "以外" : "not " + end
    case (.less, false): isJapanese ? end + "未満" : "less than " + end
    case (.lessOrEqual, false): isJapanese ? end + "以下" : end + " or less"
    case (.greater, false): isJapanese ? end + "より大きい" : "more than " + end
    case (.greaterOrEqual, false): isJapanese ? end + "以上" : end + " or more"
    case (.less, true): isJapanese ? end + "より前" : "before " + end
    case (.lessOrEqual, true): isJapanese ? end + "以前" : "on or before " + end
    case (.greater, true): isJapanese ? end + "より後" : "after " + end
    case (.greaterOrEqual, true): isJapanese ? end + "以後" : "on or after " + end
    }
  }

  private typealias End = (text: String, isIncluded: Bool)

  private func range(_ low: End, _ high: End, isTemporal: Bool) -> String {
    if low.isIncluded, high.isIncluded, isTemporal || !isJapanese {
      return isJapanese ? "\(low.text)から\(high.text)まで" : "from \(low.text) to \(high.text)"
    }
    let lower = phrase(low.isIncluded ? .greaterOrEqual : .greater, low.text, isTemporal: isTemporal)
    let upper = phrase(high.isIncluded ? .lessOrEqual : .less, high.text, isTemporal: isTemporal)
    guard isJapanese else { return "\(lower) and \(upper)" }
    return (low.isIncluded ? lower : lower.replacing("より大きい", with: "より大きく")) + (isTemporal ? "で" : "") + upper
  }
}

/// Tests that name other values or ask a condition.
extension CellWords {
  private func phrase(_ test: UnaryTest, _ unit: String?, _ text: String) -> String {
    let expressions = ExpressionWords(words: words, known: known)
    switch test {
    case .comparison(let comparison, let end):
      guard let words = expressions.text(end, in: text, unit: unit) else { return satisfied(text) }
      return phrase(comparison, words, isTemporal: false)
    case .expression(let expression):
      if let condition = condition(expression, expressions, text) { return condition }
      guard !ExpressionWords.names(in: expression).contains("?"),
        let words = expressions.text(expression, in: text, unit: unit)
      else { return satisfied(text) }
      return words
    }
  }

  /// `contains(?, "…")` and its kin.
  private func condition(
    _ expression: FEELExpression, _ expressions: ExpressionWords, _ text: String
  ) -> String? {
    guard case .call(let function, let arguments) = expression.kind, case .builtIn(let name) = function.kind,
      arguments.count == 2, case .name("?") = arguments[0].kind,
      let part = expressions.text(arguments[1], in: text, unit: nil)
    else { return nil }
    switch name {
    case "contains", "list contains": return isJapanese ? part + "を含む" : "something with " + part
    case "starts with": return isJapanese ? part + "で始まる" : "something that begins with " + part
    case "ends with": return isJapanese ? part + "で終わる" : "something that ends with " + part
    default: return nil
    }
  }
}
