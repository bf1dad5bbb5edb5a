import DMN
import FEEL

/// Writes decisions as sheets that ``SheetReader`` reads back.
public enum SheetWriter {
  /// The sheet of a decision.
  ///
  /// - Parameters:
  ///   - names: what cells may use besides the table's own inputs; the same as for reading.
  /// - Throws: what a sheet cannot show: expressions in another language than FEEL.
  public static func sheet(
    of decision: SheetDecision, names: Set<String> = [], language: SentenceLanguage = .ja
  ) throws(SheetProblems) -> Sheet {
    let foreign = ForeignTexts.of(decision.logic)
    guard foreign.isEmpty else {
      throw SheetProblems(
        foreign.map {
          SheetProblem(
            .notInSheets, in: decision.name, at: CellReference(row: 0, column: 0), found: $0, expected: [UnshowablePart.otherLanguage.rawValue])
        })
    }
    let form = decision.inSheets
    switch form.logic {
    case .formula(let text):
      let known = names.union(form.facts.map(\.name))
      let reader = CellReader(ColumnType(typeRef: form.typeRef), .result, names: known)
      let rows = TableWriter.top(form, language)
        + [[SheetLabel.formula.word.text(in: language), CellWriter(reader, in: language).text(text)]]
      return Sheet(name: form.name, rows: rows)
    case .table(let table):
      return Sheet(name: form.name, rows: TableWriter(form, table, names, language).rows)
    }
  }

  /// The sheet of a table.
  ///
  /// - Throws: as ``sheet(of:names:language:)``.
  public static func sheet(
    of table: DecisionTable, named name: String, language: SentenceLanguage = .ja
  ) throws(SheetProblems) -> Sheet {
    try sheet(of: SheetDecision(name: name, logic: .table(table)), language: language)
  }
}

/// Expressions of other languages.
private enum ForeignTexts {
  static func of(_ logic: SheetDecision.Logic) -> [String] {
    guard case .table(let table) = logic else { return [] }
    var found = table.inputs.compactMap { foreign($0.expression.expressionLanguage, $0.expression.text) }
    found += table.outputs.compactMap { $0.defaultEntry }.compactMap { foreign($0.expressionLanguage, $0.text) }
    for rule in table.rules {
      found += (rule.inputEntries + rule.outputEntries).compactMap { foreign($0.expressionLanguage, $0.text) }
    }
    return found
  }

  private static func foreign(_ language: String?, _ text: String) -> String? {
    language.map(DMNVersion.isFEEL) ?? true ? nil : text
  }
}
