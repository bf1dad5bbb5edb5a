import FEEL

/// Why a decision has its value, as two sentences: what it is, and why.
struct DecisionSentence {
  let decision: ExplainedDecision
  let words: ValueWords

  private var isJapanese: Bool { words.isJapanese }
  private var known: [NamedValue] { decision.inputs + decision.required }

  var text: String {
    isJapanese
      ? "\(result)。" + reasons.map { "\($0)。" }.joined()
      : ([result] + reasons).map { "\($0)." }.joined(separator: " ")
  }

  private var heading: Heading {
    let own = decision.table.flatMap { TableSentence.label(of: $0.table) } ?? decision.name
    return words.heading(Heading(own), fact: decision.name)
  }

  private var result: String {
    if decision.value.isNull {
      return isJapanese ? "\(heading.name)は決まりません" : "\(heading.name) is not decided"
    }
    if case .list(let list) = decision.value {
      if list.items.isEmpty { return isJapanese ? "\(heading.name)はありません" : "\(heading.name): none" }
      return isJapanese ? "\(heading.name)は\(spaced(value))です" : "\(heading.name): \(value)"
    }
    return isJapanese ? "\(heading.name)は\(spaced(value))です" : "\(heading.name) is \(value)"
  }

  /// With spaces around it, but for those of its own quotation marks.
  private func spaced(_ text: String) -> String {
    (text.hasPrefix("「") ? "" : " ") + text + (text.hasSuffix("」") ? "" : " ")
  }

  /// The value, its members by the headings of the table's outputs.
  private var value: String {
    let words = words.of(fact: decision.name)
    guard case .context(let context) = decision.value, let table = decision.table?.table else {
      return words.text(decision.value, unit: heading.unit)
    }
    return words.members(of: context) { name in
      Heading(table.outputs.first { $0.name == name }?.label ?? name)
    }
  }

  /// The decisions its value depends on. Where the other rows of its table play no part, those the fitting rows ask
  /// something of; otherwise all it could use.
  var counted: [String] {
    guard let table = decision.table, table.outcome == .matched,
      [.unique, .any].contains(table.table.hitPolicy)
    else { return decision.required.map(\.name) }
    let used = TableSentence(table: table, words: words, known: known).used
    return decision.required.map(\.name).filter(used.contains)
  }

  private var reasons: [String] {
    var reasons: [String] = []
    if let table = decision.table {
      reasons.append(TableSentence(table: table, words: words, known: known).text)
    } else if let expression = decision.expression {
      reasons += calculated(expression)
      reasons += tables(in: decision.parts)
    } else {
      reasons += tables(in: decision.parts)
    }
    if !decision.sources.isEmpty {
      let sources = ValueWords.short(decision.sources, words.language)
      reasons.append(isJapanese ? "根拠は\(sources)です" : "It follows \(sources)")
    }
    return reasons + (decision.value.isNull ? problem : [])
  }

  private func calculated(_ expression: String) -> [String] {
    if ExpressionWords(words: words, known: known).constant(expression) != nil { return [] }
    let calculation = CalculationWords(words: words, known: known).text(expression)
    if isJapanese { return [calculation.hasPrefix("式 ") ? "\(calculation)の結果です" : "\(calculation) です"] }
    return ["It is \(calculation)"]
  }

  /// Tables asked inside functions and boxes, at most four.
  private func tables(in parts: [ExplainedPart]) -> [String] {
    Array(DecisionSentence.tables(in: parts, known).prefix(4)).map {
      TableSentence(table: $0.table, words: words, known: $0.known).text
    }
  }

  private static func tables(
    in parts: [ExplainedPart], _ known: [NamedValue]
  ) -> [(table: ExplainedTable, known: [NamedValue])] {
    parts.flatMap { part -> [(table: ExplainedTable, known: [NamedValue])] in
      switch part {
      case .table(let table): [(table, known)] + tables(in: table.parts, known)
      case .call(let call): tables(in: call.parts, call.arguments)
      case .decision(let decision): tables(in: decision.parts, decision.inputs + decision.required)
      }
    }
  }

  /// The first thing that went wrong.
  private var problem: [String] {
    if let problem = decision.expressionProblems.first { return [problem.reason(in: words.language)] }
    let told: Set<DMNProblem.Code> = [.severalRules, .differentOutputs]
    guard decision.table?.outcome != .inputRefused else { return [] }
    guard let problem = decision.problems.first(where: { !told.contains($0.code) }) else { return [] }
    return [(problem.element == decision.name ? problem.unnamed : problem).reason(in: words.language)]
  }
}
