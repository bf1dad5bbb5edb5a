import FEEL
import FormSchema
import Kernel
import Nihongo
import SourceFiles

/// Rows, and answers that nobody types: their formulas look at the questions around them.
extension DefinitionReader {
  mutating func rows(_ fields: SourceFields, _ isOptional: Bool, _ place: Place) -> QuestionType {
    let path = "\(place.path)\(place.id)."
    if path.split(separator: ".").count > 2 { find(.rowsTooDeep, at: fields.mark("type"), ["id": place.id]) }
    let (outer, outerKnown, outerScope) = (names, known, scope)
    // A row of a group has ids of its own; what its conditions know of the group around it, they know by its ids.
    scope = GroupScope()
    let inner = collected(fields, place.part, path)
    let hidden = Set(inner.map(\.id))
    let names = RuleNames(inner, within: known).adding(aliases: outerScope.aliases.filter { !hidden.contains($0.key) })
    known = inner + known.filter { !hidden.contains($0.id) }
    // While the questions are being collected there are no names for conditions yet.
    if outer != nil { self.names = names }
    let items = items(fields, place.part, at: path)
    let group = RepeatedGroup(
      questions: items.questions,
      atLeast: optionalNumber(fields, "at-least", in: 0...RepeatedGroup.mostRows) ?? (isOptional ? 0 : 1),
      atMost: optionalNumber(fields, "at-most", in: 1...RepeatedGroup.mostRows) ?? RepeatedGroup.usualRows,
      checks: list(fields, "checks").compactMap { check($0, place.part, at: path) } + items.checks,
      itemTitle: text(fields, "item-title"), names: names, uses: items.uses)
    (self.names, known, scope) = (outer, outerKnown, outerScope)
    return .rows(group)
  }

  /// The questions of a row without their conditions, read beforehand: one may look at those further down.
  private func collected(_ fields: SourceFields, _ part: String, _ path: String) -> [Question] {
    var scout = DefinitionReader()
    (scout.tables, scout.groups, scout.isInGroup, scout.questionCount) = (tables, groups, isInGroup, questionCount)
    return path.split(separator: ".").count > 2 ? [] : scout.items(fields, part, at: path).questions
  }

  mutating func computed(_ fields: SourceFields) -> QuestionType {
    let kind = value(fields, "kind", Computation.Kind.self) ?? .text
    return formula(fields, "value").map { .computed(Computation(kind, $0)) } ?? .information(text: "")
  }

  mutating func lookedUp(_ fields: SourceFields) -> QuestionType {
    if fields["table"] == nil { find(.missingKey, at: fields.mark, ["key": "table"]) }
    let table = fields["table"].flatMap { self.table($0) }
    let column = text(fields, "column")
    if let table, !column.isEmpty, !table.columns.contains(column) {
      var values = ["id": column, "table": table.id, "allowed": table.columns.joined(separator: ", ")]
      values["suggestion"] = Suggestion.closest(to: column, among: table.columns)
      find(.unknownColumn, at: fields["column"]?.mark ?? fields.mark, values)
    }
    let key = formula(fields, "key")
    return key.map { .lookedUp(LookUp(table ?? CodeTable(id: ""), key: $0, column: column)) } ?? .information(text: "")
  }

  /// The formula of a key that must be there. After a mistake, and while the questions are being collected, it is one
  /// that gives nothing.
  private mutating func formula(_ fields: SourceFields, _ key: String) -> Formula? {
    if fields[key] == nil { find(.missingKey, at: fields.mark, ["key": key]) }
    return fields[key].flatMap { formula($0) } ?? (try? Formula("null", names ?? RuleNames([])))
  }

  /// One of the procedure's tables by its id.
  mutating func table(_ node: SourceNode) -> CodeTable? {
    let id = id(node)
    if let table = tables[id] { return table }
    // A table that could not be read has its own finding.
    guard !id.isEmpty, !brokenTables.contains(id) else { return nil }
    var values = ["id": id]
    values["suggestion"] = Suggestion.closest(to: id, among: tables.keys.sorted())
    find(.unknownTable, at: node.mark, values)
    return nil
  }
}
