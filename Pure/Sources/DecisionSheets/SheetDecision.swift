import DMN

/// A decision as one sheet holds it.
public struct SheetDecision: Sendable, Hashable {
  /// What decides.
  public enum Logic: Sendable, Hashable {
    case table(DecisionTable)
    /// A single expression in FEEL.
    case formula(String)
  }

  public var name: String
  public var question: String?
  public var description: String?
  /// What the decision uses and no column of conditions names, with types where they are known.
  public var facts: [InformationItem]
  /// The type of the result; nil where only the columns say one.
  public var typeRef: String?
  public var logic: Logic

  public init(
    name: String, question: String? = nil, description: String? = nil, facts: [InformationItem] = [],
    typeRef: String? = nil, logic: Logic
  ) {
    self.name = name
    self.question = question
    self.description = description
    self.facts = facts
    self.typeRef = typeRef
    self.logic = logic
  }
}

extension SheetDecision {
  /// The decision as reading its sheet gives it: without what a sheet does not show (ids, places in files, the
  /// orientation of a diagram, an expression language where it is FEEL), without spaces around texts, without labels
  /// that repeat a name.
  public var inSheets: SheetDecision {
    var decision = self
    decision.name = name.trimmed
    decision.question = question.flatMap(SheetDecision.filled)
    decision.description = description.flatMap(SheetDecision.filled)
    decision.facts = facts.map { InformationItem($0.name.trimmed, $0.typeRef.flatMap(SheetDecision.filled)) }
    decision.typeRef = typeRef.flatMap(SheetDecision.filled)
    switch logic {
    case .formula(let text): decision.logic = .formula(text.trimmed)
    case .table(let table): decision.logic = .table(table.inSheets(named: name.trimmed))
    }
    return decision
  }

  static func filled(_ text: String) -> String? {
    let text = text.trimmed
    return text.isEmpty ? nil : text
  }
}

extension DecisionTable {
  /// As ``SheetDecision/inSheets``; a condition that is empty is `-`, a result that is empty is `null`, each rule has
  /// as many remarks as there are columns of them.
  public func inSheets(named name: String) -> DecisionTable {
    var table = DecisionTable(
      hitPolicy, aggregation: aggregation, inputs: inputs.map(\.inSheets),
      outputs: outputs.map { $0.inSheets(alone: outputs.count == 1, named: name) }, rules: [],
      annotations: annotations.map(\.trimmed))
    table.outputLabel = outputLabel.flatMap(SheetDecision.filled)
    table.periodHeadings = hasPeriods ? periodHeadings : .ja
    table.rules = rules.map { $0.inSheets(remarks: annotations.count) }
    return table
  }
}

extension DecisionTable.Input {
  fileprivate var inSheets: DecisionTable.Input {
    let text = expression.text.trimmed
    let label = label.flatMap(SheetDecision.filled)
    return DecisionTable.Input(
      text, typeRef: typeRef.flatMap(SheetDecision.filled), allowedValues: allowedValues.flatMap(SheetDecision.filled),
      label: label == text ? nil : label)
  }
}

extension DecisionTable.Output {
  fileprivate func inSheets(alone: Bool, named decision: String) -> DecisionTable.Output {
    let known = label.flatMap(SheetDecision.filled)
    let name = self.name.flatMap(SheetDecision.filled) ?? (alone ? nil : known)
    let label = known == name || (alone && name == nil && known == decision) ? nil : known
    return DecisionTable.Output(
      name, typeRef: typeRef.flatMap(SheetDecision.filled), allowedValues: allowedValues.flatMap(SheetDecision.filled),
      defaultEntry: defaultEntry.flatMap { SheetDecision.filled($0.text) }.map { LiteralExpression($0) }, label: label)
  }
}

extension DecisionTable.Rule {
  fileprivate func inSheets(remarks: Int) -> DecisionTable.Rule {
    var rule = DecisionTable.Rule(
      inputEntries.map { SheetDecision.filled($0.text) ?? "-" },
      outputEntries.map { SheetDecision.filled($0.text) ?? "null" },
      annotations: annotations.prefix(remarks).map(\.trimmed)
        + Array(repeating: "", count: max(remarks - annotations.count, 0)))
    rule.effectiveFrom = effectiveFrom
    rule.effectiveTo = effectiveTo
    rule.label = label.flatMap(SheetDecision.filled)
    rule.description = description.flatMap(SheetDecision.filled)
    return rule
  }
}
