import FEEL

/// What a table was asked and answered, as a sentence.
struct TableSentence {
  let table: ExplainedTable
  let words: ValueWords
  /// What names in cells stand for.
  let known: [NamedValue]

  private var isJapanese: Bool { words.isJapanese }

  /// What the table says its answer is called: the only output's heading, or the heading above all of them.
  static func label(of table: DecisionTable) -> String? {
    let label = table.outputs.count == 1 ? table.outputs[0].label : nil
    return [label, table.outputLabel].compactMap { $0 }.first { !$0.withoutOuterSpace.isEmpty }
  }

  /// Why the answer is what it is; without a full stop.
  var text: String {
    switch table.outcome {
    case .matched: matched
    case .usedDefault:
      isJapanese
        ? "\(title)\(day)のどの行にも当たらないため\(asked)、既定の結果です"
        : "No row of \(title)\(day) applies\(asked), so its default does"
    case .unmatched:
      isJapanese ? "\(title)\(day)のどの行にも当たりません\(asked)" : "No row of \(title)\(day) applies\(asked)"
    case .severalRules:
      isJapanese
        ? "\(title)の\(rows(table.matches))に当たり\(asked)、1行に決まりません"
        : "\(capital(rows(table.matches))) of \(title) apply at once\(asked), where only one may"
    case .differentOutputs:
      isJapanese
        ? "\(title)の\(rows(table.matches))に当たり\(asked)、結果が行によって違うため決まりません"
        : "\(capital(rows(table.matches))) of \(title) apply\(asked) and have different results"
    case .inputRefused: refused
    }
  }

  private var title: String {
    let entry = words.vocabulary.facts[table.name]
    let name = Heading(entry?.title ?? TableSentence.label(of: table.table) ?? entry?.heading ?? table.name).name
    return isJapanese ? "表「\(name)」" : "the table “\(name)”"
  }

  /// Whose rules they are, where that depends on the day.
  private var day: String {
    guard let date = table.date else { return "" }
    return isJapanese ? "（\(words.date(date))の規則）" : " as of \(words.date(date))"
  }

  private func capital(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

  private func row(_ match: ExplainedTable.Match) -> String {
    isJapanese ? "\(match.rule)行目" : "row \(match.rule)"
  }

  private func rows(_ matches: [ExplainedTable.Match]) -> String {
    if isJapanese {
      return ValueWords.short(matches.map(row), .ja)
    }
    return (matches.count == 1 ? "row " : "rows ") + ValueWords.short(matches.map { "\($0.rule)" }, .en)
  }

  /// The inputs in brackets.
  private var asked: String {
    let parts = zip(table.table.inputs, table.inputs).map { words(of: $0).named(heading(of: $0), $1) }
    return bracketed(ValueWords.short(parts, words.language))
  }

  private func bracketed(_ text: String) -> String {
    if text.isEmpty { return "" }
    return isJapanese ? "（\(text)）" : " (\(text))"
  }

  /// What the model calls a column.
  static func heading(of input: DecisionTable.Input) -> Heading {
    let label = input.label?.withoutOuterSpace ?? ""
    return Heading(label.isEmpty ? input.expression.text : label)
  }

  private func heading(of input: DecisionTable.Input) -> Heading {
    words.heading(TableSentence.heading(of: input), fact: input.expression.text.withoutOuterSpace)
  }

  private func words(of input: DecisionTable.Input) -> ValueWords {
    words.of(fact: input.expression.text.withoutOuterSpace)
  }

  private var refused: String {
    guard let column = table.refusedInput, column < table.table.inputs.count, let value = table.inputs.last else {
      return isJapanese ? "\(title)が受け付けない入力です" : "\(capital(title)) does not take this input"
    }
    let heading = heading(of: table.table.inputs[column])
    let given = words(of: table.table.inputs[column]).text(value, unit: heading.unit)
    return isJapanese
      ? "「\(heading.name)」の値 \(given) は、\(title)が受け付ける値ではありません"
      : "\(given) is not among the values \(title) takes for “\(heading.name)”"
  }
}

/// Where rules fit.
extension TableSentence {
  private var matched: String {
    switch table.table.hitPolicy {
    case .first:
      taken(
        table.matches[0], japanese: "\(title)を上から見て最初に当たるのは",
        english: "The first row of \(title) that applies is")
    case .priority where table.matches.count > 1:
      taken(
        table.chosen ?? table.matches[0],
        japanese: "\(title)の\(rows(table.matches))のうち優先するのは",
        english: "Of \(rows(table.matches)) of \(title), the one that goes first is")
    case .collect, .ruleOrder, .outputOrder: collected
    case .unique, .any, .priority: applied(table.matches)
    }
  }

  private func taken(_ match: ExplainedTable.Match, japanese: String, english: String) -> String {
    let details = bracketed(conditions(match.rule))
    let calculation = calculation(of: match.rule)
    if isJapanese {
      let result = calculation.isEmpty ? "" : "、\(calculation)"
      return "\(japanese)\(row(match))\(details)で\(result.isEmpty ? "す" : result + " です")\(sources([match]))"
    }
    return "\(english) \(row(match))\(details)\(calculation.isEmpty ? "" : ": \(calculation)")\(sources([match]))"
  }

  /// One rule, or several with the same output.
  private func applied(_ matches: [ExplainedTable.Match]) -> String {
    let first = matches[0]
    let details = matches.count == 1 ? bracketed(conditions(first.rule)) : asked
    let calculation = calculation(of: first.rule)
    if isJapanese {
      let result = calculation.isEmpty ? "に当たります" : "に当たり、\(calculation) です"
      return "\(title)の\(rows(matches))\(details)\(result)\(sources(matches))"
    }
    let verb = matches.count == 1 ? "applies" : "apply"
    let result = calculation.isEmpty ? "" : ": \(calculation)"
    return "\(capital(rows(matches))) of \(title) \(verb)\(details)\(result)\(sources(matches))"
  }

  private var collected: String {
    let parts = table.matches.prefix(8).map { match -> String in
      let output = match.output.map { words.of(fact: table.name).text($0, unit: heading.unit) } ?? ""
      let details = conditions(match.rule)
      let note = [details, output].filter { !$0.isEmpty }.joined(separator: isJapanese ? "で" : ": ")
      return row(match) + bracketed(note)
    }
    let rest = table.matches.count - parts.count
    var list = parts.joined(separator: isJapanese ? "、" : ", ")
    if rest > 0 { list += isJapanese ? "、ほか\(rest)行" : " and \(rest) more" }
    let text =
      isJapanese
      ? "\(title)の\(list)に当たり\(aggregated)"
      : "\(capital(list)) of \(title) \(table.matches.count == 1 ? "applies" : "apply")\(aggregated)"
    return text + sources(Array(table.matches.prefix(8)))
  }

  private var heading: Heading {
    words.heading(Heading(TableSentence.label(of: table.table) ?? table.name), fact: table.name)
  }

  private var aggregated: String {
    switch table.table.hitPolicy == .collect ? table.table.aggregation : nil {
    case nil: isJapanese ? "ます" : ""
    case .sum: isJapanese ? "、その合計です" : "; the result is their sum"
    case .count: isJapanese ? "、その数です" : "; the result is how many they are"
    case .min: isJapanese ? "、その中で最も小さい値です" : "; the result is the least of them"
    case .max: isJapanese ? "、その中で最も大きい値です" : "; the result is the greatest of them"
    }
  }

  /// What the rule asks of each input, those it asks nothing of left out.
  private func conditions(_ number: Int) -> String {
    guard let rule = table.rule(number) else { return "" }
    var parts: [String] = []
    for (column, input) in table.table.inputs.enumerated() where column < table.inputs.count {
      let words = words(of: input)
      let cells = CellWords(words: words, known: known)
      let heading = heading(of: input)
      let cell = rule.inputEntries[column].text
      guard let predicate = cells.predicate(cell, unit: heading.unit) else { continue }
      let subject = cells.isOneValue(cell) ? heading.name : words.named(heading, table.inputs[column])
      parts.append(isJapanese ? "\(subject)は\(predicate)" : "\(subject) is \(predicate)")
    }
    if parts.isEmpty, !table.table.inputs.isEmpty { return isJapanese ? "条件なし" : "which asks nothing" }
    return parts.joined(separator: isJapanese ? "、" : "; ")
  }

  /// How the rule's outputs that are not plain values are calculated.
  private func calculation(of number: Int) -> String {
    guard let rule = table.rule(number) else { return "" }
    let expressions = ExpressionWords(words: words, known: known)
    let told = zip(table.table.outputs, rule.outputEntries).filter { words.isTold(member: $0.0.name ?? "") }
    let parts = told.compactMap { output, cell -> String? in
      guard !cell.text.withoutOuterSpace.isEmpty, expressions.constant(cell.text) == nil else { return nil }
      let name = words.heading(Heading(output.label ?? output.name ?? ""), member: output.name ?? "").name
      let words = CalculationWords(words: words, known: known).text(cell.text)
      guard told.count > 1 else { return words }
      return isJapanese ? "\(name)は \(words)" : "\(name) is \(words)"
    }
    return parts.joined(separator: isJapanese ? "、" : ", ")
  }

  /// The names the fitting rules use: in their conditions, what those look at, and their outputs.
  var used: Set<String> {
    let expressions = ExpressionWords(words: words, known: known)
    var used: Set<String> = []
    for rule in table.matches.compactMap({ table.rule($0.rule) }) {
      for (input, cell) in zip(table.table.inputs, rule.inputEntries)
      where !["", "-"].contains(cell.text.withoutOuterSpace) {
        used.formUnion(expressions.used(in: input.expression.text).map(\.name))
        used.formUnion(expressions.used(inTests: cell.text))
      }
      for cell in rule.outputEntries { used.formUnion(expressions.used(in: cell.text).map(\.name)) }
    }
    return used
  }

  /// What the rules say about where they come from.
  private func sources(_ matches: [ExplainedTable.Match]) -> String {
    let remarks = RemarkWords(words: words)
    var seen: Set<String> = []
    let parts = matches.flatMap { match in
      table.annotations(of: match.rule).map { remarks.text($0.text, under: $0.heading) }
        + (table.rule(match.rule).flatMap(remarks.period).map { [$0] } ?? [])
    }.filter { seen.insert($0).inserted }
    return bracketed(parts.joined(separator: isJapanese ? "、" : ", "))
  }
}
