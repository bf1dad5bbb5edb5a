import CivilTime
import DMN
import FEEL

/// One sheet at work: what cannot be read becomes a problem and an empty place.
struct TableReader {
  private let sheet: Sheet
  private let frame: SheetFrame
  private let language: SentenceLanguage
  private let facts: [InformationItem]
  private var names: Set<String>
  private(set) var problems: [SheetProblem]

  init(_ sheet: Sheet, _ names: Set<String>, _ language: SentenceLanguage) {
    self.sheet = sheet
    self.names = names
    self.language = language
    frame = SheetFrame(sheet, in: language)
    problems = frame.problems
    facts = TableReader.facts(sheet, frame)
    self.names.formUnion(facts.map(\.name))
    for column in frame.columns where column.kind == .condition {
      self.names.formUnion(TableReader.names(in: column.expression, self.names))
    }
  }

  private static func facts(_ sheet: Sheet, _ frame: SheetFrame) -> [InformationItem] {
    guard let cell = frame.cell(.facts, 1) else { return [] }
    return sheet.rows[cell.row].dropFirst().filter { !$0.trimmed.isEmpty }.map(FactWords.fact)
  }

  /// The names an input's expression uses.
  private static func names(in expression: String, _ known: Set<String>) -> [String] {
    let scope = FEELScope(known.sorted().map { ($0, .any) })
    guard let parsed = try? FEELParser.expression(expression, in: scope) else { return [] }
    return NamesInExpression.of(parsed.expression)
  }

  mutating func decision() -> SheetDecision {
    let written = frame.text(.decision)
    let name = written.isEmpty ? sheet.name.trimmed : written
    return SheetDecision(
      name: name, question: SheetDecision.filled(frame.text(.question)),
      description: SheetDecision.filled(frame.text(.description)), facts: facts,
      typeRef: ColumnType.typeRef(typed: frame.text(.resultType)), logic: logic(name))
  }

  private mutating func logic(_ name: String) -> SheetDecision.Logic {
    guard let cell = frame.cell(.formula, 1) else { return .table(table(name)) }
    let type = ColumnType(typeRef: ColumnType.typeRef(typed: frame.text(.resultType)))
    return .formula(feel(cell, CellReader(type, .result, names: names, in: language)))
  }

  private mutating func table(_ name: String) -> DecisionTable {
    var table = DecisionTable(policy(), aggregation: nil, inputs: [], outputs: [], rules: [])
    table.aggregation = aggregation(table.hitPolicy)
    table.outputLabel = SheetDecision.filled(frame.text(.outputLabel))
    let conditions = columns(.condition)
    let results = columns(.result)
    let remarks = columns(.remark).filter { $0.period == nil }
    table.inputs = conditions.map { input($0) }
    table.outputs = results.map { output($0, alone: results.count == 1, named: name) }
    table.annotations = remarks.map(\.heading)
    let testers = zip(conditions, table.inputs).map { column, input in
      (column.index, CellReader(ColumnType(typeRef: input.typeRef), .condition, names: names, in: language))
    }
    let makers = zip(results, table.outputs).map { column, output in
      (column.index, CellReader(ColumnType(typeRef: output.typeRef), .result, names: names, in: language))
    }
    for row in frame.rules {
      var rule = DecisionTable.Rule([], [])
      for (column, reader) in testers {
        rule.inputEntries.append(DecisionTable.Cell(feel(CellReference(row: row, column: column), reader)))
      }
      for (column, reader) in makers {
        rule.outputEntries.append(DecisionTable.Cell(feel(CellReference(row: row, column: column), reader)))
      }
      rule.annotations = remarks.map { sheet[CellReference(row: row, column: $0.index)].trimmed }
      read(row, into: &rule)
      table.rules.append(rule)
    }
    if table.hasPeriods { table.periodHeadings = periodHeadings() }
    return table
  }

  private func columns(_ kind: ColumnKind) -> [SheetFrame.Column] { frame.columns.filter { $0.kind == kind } }

  private func periodHeadings() -> PeriodHeadings {
    let headings = frame.columns.filter { $0.period != nil }.map(\.heading)
    return headings.compactMap { PeriodHeadings.from($0) ?? PeriodHeadings.to($0) }.first ?? .ja
  }

  /// The name and the dates of a rule.
  private mutating func read(_ row: Int, into rule: inout DecisionTable.Rule) {
    for column in frame.columns {
      let cell = CellReference(row: row, column: column.index)
      switch (column.kind, column.period) {
      case (.ruleName, _): rule.label = SheetDecision.filled(sheet[cell])
      case (.ruleDescription, _): rule.description = SheetDecision.filled(sheet[cell])
      case (_, .from): rule.effectiveFrom = date(cell)
      case (_, .to): rule.effectiveTo = date(cell)
      default: break
      }
    }
    guard let from = rule.effectiveFrom, let to = rule.effectiveTo, to < from,
      let column = frame.columns.first(where: { $0.period == .to })
    else { return }
    let cell = CellReference(row: row, column: column.index)
    problems.append(SheetProblem(.emptyPeriod, in: sheet.name, at: cell, found: sheet[cell].trimmed))
  }

  private mutating func date(_ cell: CellReference) -> LocalDate? {
    let text = sheet[cell].trimmed
    guard !["", "-", "ー", "－", "―"].contains(text) else { return nil }
    let examples = CellExamples.of(.date, .result, in: language)
    switch DateWords.reading(text) {
    case .date(let date): return date
    case .noSuchDay:
      problems.append(SheetProblem(.noSuchDay, in: sheet.name, at: cell, found: text, expected: examples))
    case nil:
      problems.append(SheetProblem(.notUnderstood, in: sheet.name, at: cell, found: text, expected: examples))
    }
    return nil
  }
}

/// The rows above the rules.
extension TableReader {
  private mutating func policy() -> HitPolicy {
    let text = frame.text(.hitPolicy)
    guard !text.isEmpty, let cell = frame.cell(.hitPolicy, 1) else { return .unique }
    if let policy = PolicyWords.policy(text) { return policy }
    // `C+` and its kin name the aggregation too.
    if text.count == 2, PolicyWords.aggregation(text) != nil { return .collect }
    problems.append(
      SheetProblem(
        .unknownPolicy, in: sheet.name, at: cell, found: text, expected: PolicyWords.policyWords(in: language)))
    return .unique
  }

  private mutating func aggregation(_ policy: HitPolicy) -> Aggregation? {
    let text = frame.text(.aggregation)
    guard !text.isEmpty, let cell = frame.cell(.aggregation, 1) else {
      let short = frame.text(.hitPolicy)
      return short.count == 2 ? PolicyWords.aggregation(short) : nil
    }
    guard let aggregation = PolicyWords.aggregation(text) else {
      problems.append(
        SheetProblem(
          .unknownAggregation, in: sheet.name, at: cell, found: text,
          expected: PolicyWords.aggregationWords(in: language)))
      return nil
    }
    if policy != .collect { problems.append(SheetProblem(.needlessAggregation, in: sheet.name, at: cell, found: text)) }
    return aggregation
  }

  private mutating func input(_ column: SheetFrame.Column) -> DecisionTable.Input {
    let typeRef = ColumnType.typeRef(typed: frame.text(.type, column.index))
    return DecisionTable.Input(
      inputExpression(column), typeRef: typeRef, allowedValues: allowed(column, typeRef),
      label: column.name.isEmpty || column.name == column.heading ? nil : SheetDecision.filled(column.heading))
  }

  private mutating func inputExpression(_ column: SheetFrame.Column) -> String {
    let text = column.expression
    let scope = FEELScope(names.sorted().map { ($0, .any) })
    for candidate in [text, text.folded] where (try? FEELParser.expression(candidate, in: scope)) != nil {
      return candidate
    }
    let label: SheetLabel = column.name.isEmpty ? .heading : .expression
    do {
      _ = try FEELParser.expression(text.folded, in: scope)
    } catch {
      guard let cell = frame.cell(label, column.index), !text.isEmpty else { return text }
      let examples = language == .ja ? ["年齢", "申請者.年齢"] : ["age", "applicant.age"]
      problems.append(
        SheetProblem(.notUnderstood, in: sheet.name, at: cell, found: text, expected: examples, expression: error))
    }
    return text
  }

  private mutating func output(
    _ column: SheetFrame.Column, alone: Bool, named decision: String
  ) -> DecisionTable.Output {
    let heading = SheetDecision.filled(column.heading)
    let name = SheetDecision.filled(column.name) ?? (alone ? nil : heading)
    let typeRef = ColumnType.typeRef(typed: frame.text(.type, column.index))
    let isRepeated = heading == name || (alone && name == nil && heading == decision)
    return DecisionTable.Output(
      name, typeRef: typeRef, allowedValues: allowed(column, typeRef), defaultEntry: defaultEntry(column, typeRef),
      label: isRepeated ? nil : heading)
  }

  private mutating func allowed(_ column: SheetFrame.Column, _ typeRef: String?) -> String? {
    guard let cell = frame.cell(.values, column.index), !sheet[cell].trimmed.isEmpty else { return nil }
    // Allowed values may not use the names of the model.
    return feel(cell, CellReader(ColumnType(typeRef: typeRef), .condition, names: [], in: language))
  }

  private mutating func defaultEntry(_ column: SheetFrame.Column, _ typeRef: String?) -> LiteralExpression? {
    guard let cell = frame.cell(.otherwise, column.index), !sheet[cell].trimmed.isEmpty else { return nil }
    return LiteralExpression(feel(cell, CellReader(ColumnType(typeRef: typeRef), .result, names: names, in: language)))
  }

  /// The FEEL of a cell; nothing, with a problem, where it cannot be read.
  private mutating func feel(_ cell: CellReference, _ reader: CellReader) -> String {
    do {
      return try reader.feel(sheet[cell])
    } catch {
      problems.append(error.problem(in: sheet.name, at: cell))
      return ""
    }
  }
}
