import CivilTime
import DMN
import FEEL

/// One table at work.
struct TableWriter {
  private let decision: SheetDecision
  private let table: DecisionTable
  private let language: SentenceLanguage
  private let names: Set<String>
  private let hasPeriods: Bool

  init(_ decision: SheetDecision, _ table: DecisionTable, _ names: Set<String>, _ language: SentenceLanguage) {
    self.decision = decision
    self.table = table
    self.language = language
    hasPeriods = table.hasPeriods
    // The same names as reading finds, in the same order.
    var known = names.union(decision.facts.map(\.name))
    for input in table.inputs {
      let scope = FEELScope(known.sorted().map { ($0, .any) })
      guard let parsed = try? FEELParser.expression(input.expression.text, in: scope) else { continue }
      known.formUnion(NamesInExpression.of(parsed.expression))
    }
    self.names = known
  }

  static func top(_ decision: SheetDecision, _ language: SentenceLanguage) -> [[String]] {
    var rows = [[SheetLabel.decision.word.text(in: language), decision.name]]
    if let question = decision.question { rows.append([SheetLabel.question.word.text(in: language), question]) }
    if let description = decision.description {
      rows.append([SheetLabel.description.word.text(in: language), description])
    }
    if !decision.facts.isEmpty {
      rows.append([SheetLabel.facts.word.text(in: language)] + decision.facts.map { FactWords.text($0, in: language) })
    }
    if decision.typeRef != nil {
      rows.append([SheetLabel.resultType.word.text(in: language), ColumnType.text(decision.typeRef, in: language)])
    }
    return rows
  }

  var rows: [[String]] {
    var rows = TableWriter.top(decision, language)
    rows.append([label(.hitPolicy), PolicyWords.text(table.hitPolicy, in: language)])
    if let aggregation = table.aggregation {
      rows.append([label(.aggregation), PolicyWords.text(aggregation, in: language)])
    }
    if let outputLabel = table.outputLabel { rows.append([label(.outputLabel), outputLabel]) }
    rows.append([])
    rows += headings
    rows += rules
    if table.outputs.contains(where: { $0.defaultEntry != nil }) { rows.append(otherwise) }
    return rows
  }

  private func label(_ label: SheetLabel) -> String { label.word.text(in: language) }

  private var hasNames: Bool { table.rules.contains { $0.label != nil } }
  private var hasDescriptions: Bool { table.rules.contains { $0.description != nil } }

  /// Columns after conditions and results: kind and heading.
  private var remarks: [(ColumnKind, String)] {
    table.annotations.map { (.remark, $0) }
      + (hasPeriods ? [(.remark, table.periodHeadings.from), (.remark, table.periodHeadings.to)] : [])
      + (hasNames ? [(.ruleName, ColumnKind.ruleName.word.text(in: language))] : [])
      + (hasDescriptions ? [(.ruleDescription, ColumnKind.ruleDescription.word.text(in: language))] : [])
  }

  private var headings: [[String]] {
    let kinds = table.inputs.map { _ in ColumnKind.condition } + table.outputs.map { _ in .result } + remarks.map(\.0)
    let rows: [(SheetLabel, [String])] = [
      (.kind, kinds.map { $0.word.text(in: language) }),
      (.heading, table.inputs.map { $0.label ?? $0.expression.text } + table.outputs.map(heading) + remarks.map(\.1)),
      (.expression, table.inputs.map { $0.label == nil ? "" : $0.expression.text } + table.outputs.map(name)),
      (.type, table.inputs.map { type($0.typeRef) } + table.outputs.map { type($0.typeRef) }),
      (.values, table.inputs.map { values($0.allowedValues, $0.typeRef) }
        + table.outputs.map { values($0.allowedValues, $0.typeRef) }),
    ]
    return rows.compactMap { label, cells in
      let isNeeded = label == .kind || label == .heading || cells.contains { !$0.isEmpty }
      return isNeeded ? [self.label(label)] + cells : nil
    }
  }

  private func heading(_ output: DecisionTable.Output) -> String {
    output.label ?? output.name ?? (table.outputs.count == 1 ? decision.name : "")
  }

  /// Empty where the heading says it.
  private func name(_ output: DecisionTable.Output) -> String {
    guard let name = output.name else { return "" }
    return table.outputs.count > 1 && output.label == nil ? "" : name
  }

  private func type(_ typeRef: String?) -> String { ColumnType.text(typeRef, in: language) }

  private func values(_ tests: String?, _ typeRef: String?) -> String {
    guard let tests else { return "" }
    return CellWriter(CellReader(ColumnType(typeRef: typeRef), .condition, names: []), in: language).text(tests)
  }

  private func writer(_ typeRef: String?, _ use: CellReader.Use) -> CellWriter {
    CellWriter(CellReader(ColumnType(typeRef: typeRef), use, names: names), in: language)
  }

  private var rules: [[String]] {
    let tests = table.inputs.map { writer($0.typeRef, .condition) }
    let results = table.outputs.map { writer($0.typeRef, .result) }
    return table.rules.enumerated().map { number, rule in
      var row = ["\(number + 1)"]
      row += zip(tests, rule.inputEntries).map { $0.text($1.text) }
      row += zip(results, rule.outputEntries).map { $0.text($1.text) }
      row += rule.annotations
      if hasPeriods { row += [rule.effectiveFrom, rule.effectiveTo].map { $0.map(date) ?? "" } }
      if hasNames { row.append(rule.label ?? "") }
      if hasDescriptions { row.append(rule.description ?? "") }
      return row
    }
  }

  private func date(_ date: LocalDate) -> String {
    language == .ja && date.year <= 9_999 ? DateWords.text(date) : date.description
  }

  private var otherwise: [String] {
    [label(.otherwise)] + table.inputs.map { _ in "" }
      + table.outputs.map { output in
        output.defaultEntry.map { writer(output.typeRef, .result).text($0.text) } ?? ""
      }
  }
}
