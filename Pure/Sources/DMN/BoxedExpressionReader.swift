/// Reads boxed expressions from the elements of a file.
enum BoxedExpressionReader {
  private static let names: Set<String> = [
    "literalExpression", "decisionTable", "context", "invocation", "list", "relation", "functionDefinition",
    "conditional", "filter", "for", "some", "every",
  ]

  /// The first expression among the children; nil where there is none.
  static func firstExpression(in element: MarkupElement) throws(DMNProblem) -> BoxedExpression? {
    guard let child = expressions(in: element).first else { return nil }
    return try expression(child)
  }

  private static func expressions(in element: MarkupElement) -> [MarkupElement] {
    element.children.filter { names.contains($0.name) && $0.namespace == element.namespace }
  }

  private static func requiredExpression(in element: MarkupElement) throws(DMNProblem) -> BoxedExpression {
    guard let expression = try firstExpression(in: element) else {
      throw DMNProblem(
        .missingPart, at: element.position, found: "<\(element.qualifiedName)>", expected: "an expression")
    }
    return expression
  }

  private static func part(_ name: String, of element: MarkupElement) throws(DMNProblem) -> BoxedExpression {
    guard let child = element.child(name) else {
      throw DMNProblem(.missingPart, at: element.position, found: "<\(element.qualifiedName)>", expected: "<\(name)>")
    }
    var expression = try requiredExpression(in: child)
    if let type = child["typeRef"], expression.typeRef == nil { expression.typeRef = type }
    return expression
  }

  static func expression(_ element: MarkupElement) throws(DMNProblem) -> BoxedExpression {
    var expression = BoxedExpression(try kind(element), typeRef: element["typeRef"], id: element["id"])
    expression.label = element["label"]
    expression.description = element.child("description")?.text
    expression.position = element.position
    return expression
  }

  private static func kind(_ element: MarkupElement) throws(DMNProblem) -> BoxedExpression.Kind {
    switch element.name {
    case "decisionTable": return .table(try table(element))
    case "context": return .context(try element.all("contextEntry").map(entry))
    case "invocation":
      return .invocation(try requiredExpression(in: element), try element.all("binding").map(binding))
    case "list": return .list(try expressions(in: element).map(expression))
    case "relation": return try relation(element)
    case "functionDefinition": return .function(try function(element))
    case "conditional":
      return .conditional(
        condition: try part("if", of: element), then: try part("then", of: element),
        otherwise: try part("else", of: element))
    case "filter": return .filter(try part("in", of: element), match: try part("match", of: element))
    case "for":
      return .iteration(
        .for, variable: try element.required("iteratorVariable"), domain: try part("in", of: element),
        body: try part("return", of: element))
    case "some", "every":
      return .iteration(
        element.name == "some" ? .some : .every, variable: try element.required("iteratorVariable"),
        domain: try part("in", of: element), body: try part("satisfies", of: element))
    default: return .literal(literal(element))
    }
  }

  static func literal(_ element: MarkupElement) -> LiteralExpression {
    if let imported = element.child("importedValues") {
      return LiteralExpression("", expressionLanguage: "values of \(imported["locationURI"] ?? "another file")")
    }
    return LiteralExpression(element.child("text")?.text ?? "", expressionLanguage: element["expressionLanguage"])
  }

  private static func entry(_ element: MarkupElement) throws(DMNProblem) -> BoxedExpression.ContextEntry {
    let variable = try element.child("variable").map(ModelReader.informationItem)
    return BoxedExpression.ContextEntry(variable, try requiredExpression(in: element))
  }

  private static func binding(_ element: MarkupElement) throws(DMNProblem) -> BoxedExpression.Binding {
    guard let parameter = element.child("parameter") else {
      throw DMNProblem(.missingPart, at: element.position, found: "<binding>", expected: "<parameter>")
    }
    return BoxedExpression.Binding(
      try ModelReader.informationItem(parameter), try firstExpression(in: element))
  }

  private static func relation(_ element: MarkupElement) throws(DMNProblem) -> BoxedExpression.Kind {
    let columns = try element.all("column").map(ModelReader.informationItem)
    var rows: [[BoxedExpression]] = []
    for row in element.all("row") {
      let cells = try expressions(in: row).map(expression)
      guard cells.count == columns.count else {
        throw DMNProblem(
          .tableShape, at: row.position, found: "\(cells.count) cells", expected: "\(columns.count) cells")
      }
      rows.append(cells)
    }
    return .relation(columns, rows: rows)
  }

  static func function(_ element: MarkupElement) throws(DMNProblem) -> FunctionDefinition {
    let written = element["kind"] ?? "FEEL"
    guard let kind = FunctionDefinition.Kind(rawValue: written) else {
      throw DMNProblem(.unknownWord, at: element.position, found: written, expected: "FEEL, Java or PMML")
    }
    return FunctionDefinition(
      try element.all("formalParameter").map(ModelReader.informationItem),
      body: try firstExpression(in: element), kind: kind, typeRef: element["typeRef"], id: element["id"])
  }
}

/// Decision tables.
extension BoxedExpressionReader {
  private static func table(_ element: MarkupElement) throws(DMNProblem) -> DecisionTable {
    let policy = element["hitPolicy"] ?? HitPolicy.unique.rawValue
    guard let hitPolicy = HitPolicy(rawValue: policy) else {
      throw DMNProblem(
        .unknownWord, at: element.position, found: policy,
        expected: HitPolicy.allCases.map(\.rawValue).joined(separator: ", "))
    }
    let periods = try RulePeriodReader(element.all("annotation"))
    var table = DecisionTable(
      hitPolicy, aggregation: try aggregation(element), inputs: try element.all("input").map(input),
      outputs: element.all("output").map(output), rules: [],
      annotations: periods.annotations)
    table.periodHeadings = periods.headings ?? .ja
    table.orientation = element["preferredOrientation"]
    table.outputLabel = element["outputLabel"]
    table.rules.reserveCapacity(element.children.count)
    for rule in element.all("rule") { table.rules.append(try self.rule(rule, table, periods)) }
    return table
  }

  private static func aggregation(_ element: MarkupElement) throws(DMNProblem) -> Aggregation? {
    guard let written = element["aggregation"], written != "COLLECT" else { return nil }
    guard let aggregation = Aggregation(rawValue: written) else {
      throw DMNProblem(
        .unknownWord, at: element.position, found: written,
        expected: Aggregation.allCases.map(\.rawValue).joined(separator: ", "))
    }
    return aggregation
  }

  private static func input(_ element: MarkupElement) throws(DMNProblem) -> DecisionTable.Input {
    guard let expression = element.child("inputExpression") else {
      throw DMNProblem(.missingPart, at: element.position, found: "<input>", expected: "<inputExpression>")
    }
    var input = DecisionTable.Input("")
    input.expression = literal(expression)
    input.typeRef = expression["typeRef"]
    input.allowedValues = element.child("inputValues")?.child("text")?.text
    input.id = element["id"]
    input.label = element["label"]
    input.position = element.position
    return input
  }

  private static func output(_ element: MarkupElement) -> DecisionTable.Output {
    var output = DecisionTable.Output(element["name"], typeRef: element["typeRef"])
    output.allowedValues = element.child("outputValues")?.child("text")?.text
    output.defaultEntry = element.child("defaultOutputEntry").map(literal)
    output.id = element["id"]
    output.label = element["label"]
    output.position = element.position
    return output
  }

  private static func rule(
    _ element: MarkupElement, _ table: DecisionTable, _ periods: RulePeriodReader
  ) throws(DMNProblem) -> DecisionTable.Rule {
    var rule = DecisionTable.Rule([], [])
    rule.inputEntries = element.all("inputEntry").map(cell)
    rule.outputEntries = element.all("outputEntry").map(cell)
    try periods.read(element.all("annotationEntry"), into: &rule)
    rule.id = element["id"]
    rule.label = element["label"]
    rule.description = element.child("description")?.text
    rule.position = element.position
    guard rule.inputEntries.count == table.inputs.count, rule.outputEntries.count == table.outputs.count else {
      throw DMNProblem(
        .tableShape, at: element.position,
        found: "\(rule.inputEntries.count) inputs and \(rule.outputEntries.count) outputs",
        expected: "\(table.inputs.count) inputs and \(table.outputs.count) outputs, as the columns")
    }
    return rule
  }

  private static func cell(_ element: MarkupElement) -> DecisionTable.Cell {
    var cell = DecisionTable.Cell(element.child("text")?.text ?? "", position: element.position)
    cell.expressionLanguage = element["expressionLanguage"]
    cell.id = element["id"]
    return cell
  }
}
