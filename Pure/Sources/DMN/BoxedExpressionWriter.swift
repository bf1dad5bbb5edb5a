import CivilTime

/// Makes elements from boxed expressions.
enum BoxedExpressionWriter {
  static func element(_ expression: BoxedExpression) -> MarkupElement {
    let common: [(String, String?)] = [
      ("id", expression.id), ("label", expression.label), ("typeRef", expression.typeRef),
    ]
    let notes = ModelWriter.note(expression.description)
    func make(
      _ name: String, _ more: [(String, String?)] = [], _ parts: [MarkupElement]
    ) -> MarkupElement {
      ModelWriter.element(name, common + more, notes + parts)
    }
    switch expression.kind {
    case .literal(let literal):
      return make(
        "literalExpression", [("expressionLanguage", literal.expressionLanguage)],
        [ModelWriter.text("text", literal.text)])
    case .table(let table): return make("decisionTable", attributes(table), parts(table))
    case .context(let entries): return make("context", [], entries.map(entry))
    case .invocation(let function, let bindings):
      return make("invocation", [], [element(function)] + bindings.map(binding))
    case .list(let items): return make("list", [], items.map(element))
    case .relation(let columns, let rows):
      return make(
        "relation", [],
        columns.map { ModelWriter.informationItem($0, "column") }
          + rows.map { ModelWriter.element("row", [], $0.map(element)) })
    case .function(let definition):
      return make("functionDefinition", [("kind", definition.kind.rawValue)], parts(definition))
    case .conditional(let condition, let then, let otherwise):
      return make("conditional", [], [child("if", condition), child("then", then), child("else", otherwise)])
    case .filter(let list, let match): return make("filter", [], [child("in", list), child("match", match)])
    case .iteration(let kind, let variable, let domain, let body):
      return make(
        kind.rawValue, [("iteratorVariable", variable)],
        [child("in", domain), child(kind == .for ? "return" : "satisfies", body)])
    }
  }

  private static func child(_ name: String, _ expression: BoxedExpression) -> MarkupElement {
    ModelWriter.element(name, [], [element(expression)])
  }

  static func function(_ definition: FunctionDefinition, _ name: String) -> MarkupElement {
    ModelWriter.element(
      name,
      [("id", definition.id), ("kind", definition.kind.rawValue), ("typeRef", definition.typeRef)],
      parts(definition))
  }

  private static func parts(_ definition: FunctionDefinition) -> [MarkupElement] {
    definition.parameters.map { ModelWriter.informationItem($0, "formalParameter") }
      + (definition.body.map { [element($0)] } ?? [])
  }

  private static func entry(_ entry: BoxedExpression.ContextEntry) -> MarkupElement {
    let variable = entry.variable.map { [ModelWriter.informationItem($0, "variable")] } ?? []
    return ModelWriter.element("contextEntry", [], variable + [element(entry.value)])
  }

  private static func binding(_ binding: BoxedExpression.Binding) -> MarkupElement {
    ModelWriter.element(
      "binding", [],
      [ModelWriter.informationItem(binding.parameter, "parameter")] + (binding.value.map { [element($0)] } ?? []))
  }
}

/// Decision tables.
extension BoxedExpressionWriter {
  private static func attributes(_ table: DecisionTable) -> [(String, String?)] {
    [
      ("hitPolicy", table.hitPolicy.rawValue), ("aggregation", table.aggregation?.rawValue),
      ("preferredOrientation", table.orientation), ("outputLabel", table.outputLabel),
    ]
  }

  private static func parts(_ table: DecisionTable) -> [MarkupElement] {
    let headings = table.annotations + (table.hasPeriods ? [table.periodHeadings.from, table.periodHeadings.to] : [])
    // Dates have to stand in their own columns: there are no remarks beyond the headings then.
    let remarks = table.hasPeriods ? table.annotations.count : Int.max
    return table.inputs.map(input) + table.outputs.map(output)
      + headings.map { ModelWriter.element("annotation", [("name", $0)]) }
      + table.rules.map { rule($0, remarks: remarks) }
  }

  private static func input(_ input: DecisionTable.Input) -> MarkupElement {
    let expression = ModelWriter.element(
      "inputExpression",
      [("typeRef", input.typeRef), ("expressionLanguage", input.expression.expressionLanguage)],
      [ModelWriter.text("text", input.expression.text)])
    return ModelWriter.element(
      "input", [("id", input.id), ("label", input.label)],
      [expression] + ModelWriter.tests("inputValues", input.allowedValues))
  }

  private static func output(_ output: DecisionTable.Output) -> MarkupElement {
    var parts = ModelWriter.tests("outputValues", output.allowedValues)
    if let entry = output.defaultEntry {
      parts.append(
        ModelWriter.element(
          "defaultOutputEntry", [("expressionLanguage", entry.expressionLanguage)],
          [ModelWriter.text("text", entry.text)]))
    }
    return ModelWriter.element(
      "output",
      [("id", output.id), ("label", output.label), ("name", output.name), ("typeRef", output.typeRef)], parts)
  }

  /// - Parameter remarks: how many remarks a rule may have.
  private static func rule(_ rule: DecisionTable.Rule, remarks: Int) -> MarkupElement {
    func cell(_ cell: DecisionTable.Cell, _ name: String) -> MarkupElement {
      ModelWriter.element(
        name, [("id", cell.id), ("expressionLanguage", cell.expressionLanguage)],
        [ModelWriter.text("text", cell.text)])
    }
    var parts = ModelWriter.note(rule.description)
    parts += rule.inputEntries.map { cell($0, "inputEntry") }
    parts += rule.outputEntries.map { cell($0, "outputEntry") }
    parts += annotations(rule, remarks).map { text in
      ModelWriter.element("annotationEntry", [], [ModelWriter.text("text", text)])
    }
    return ModelWriter.element("rule", [("id", rule.id), ("label", rule.label)], parts)
  }

  private static func annotations(_ rule: DecisionTable.Rule, _ remarks: Int) -> [String] {
    let texts = Array(rule.annotations.prefix(remarks))
    guard rule.period != .always else { return texts }
    return texts + Array(repeating: "", count: remarks - texts.count)
      + [rule.effectiveFrom?.description ?? "", rule.effectiveTo?.description ?? ""]
  }
}
