import FEEL

/// Makes boxed expressions of one model ready.
struct LogicCompiler {
  let namespace: String
  let element: String
  /// Nil where the model does not say; then it is FEEL.
  let language: String?
  /// Names of types in FEEL's own texts.
  let typeNames: [(String, FEELType)]
  var types: ItemTypes
  private(set) var problems: [DMNProblem] = []
  private(set) var slotCount = 0

  init(
    namespace: String, element: String, language: String?, typeNames: [(String, FEELType)], types: ItemTypes
  ) {
    self.namespace = namespace
    self.element = element
    self.language = language
    self.typeNames = typeNames
    self.types = types
  }

  /// The names a text may use, and their slots.
  struct Names {
    private(set) var layout = FrameLayout()
    private(set) var scope: FEELScope

    init(types: [(String, FEELType)]) {
      scope = FEELScope([], types: types)
    }

    @discardableResult
    mutating func add(_ name: String, _ type: FEELType) -> Int {
      scope.add(name, type)
      return layout.add(name, type)
    }

    var count: Int { layout.count }
  }

  mutating func logic(_ expression: BoxedExpression, _ names: Names) -> any Logic {
    let logic = untyped(expression, names)
    slotCount = max(slotCount, names.count)
    guard expression.typeRef != nil else { return logic }
    let type = types.type(expression.typeRef, in: namespace, of: element)
    return type.feel == .any ? logic : TypedLogic(logic, type)
  }

  /// What is known of the type of an expression's value.
  private mutating func type(of expression: BoxedExpression) -> FEELType {
    types.type(expression.typeRef, in: namespace, of: element).feel
  }

  private mutating func untyped(_ expression: BoxedExpression, _ names: Names) -> any Logic {
    switch expression.kind {
    case .literal(let literal): return self.literal(literal, names, at: expression.position)
    case .table(let table): return self.table(table, names)
    case .context(let entries): return context(entries, names)
    case .invocation(let function, let bindings): return invocation(function, bindings, names)
    case .list(let items): return ListLogic(items.map { logic($0, names) })
    case .relation(let columns, let rows): return relation(columns, rows, names)
    case .function(let definition): return function(definition, names)
    case .conditional(let condition, let then, let otherwise):
      return ConditionalLogic(logic(condition, names), logic(then, names), logic(otherwise, names))
    case .filter(let list, let match): return filter(list, match, names)
    case .iteration(let kind, let variable, let domain, let body):
      return iteration(kind, variable, domain, body, names)
    }
  }

  private mutating func broken(_ problem: DMNProblem) -> any Logic {
    problems.append(problem)
    return BrokenLogic(problem)
  }

  private func isFEEL(_ own: String?) -> Bool { (own ?? language).map(DMNVersion.isFEEL) ?? true }

  mutating func literal(
    _ literal: LiteralExpression, _ names: Names, at position: TextPosition?
  ) -> any Logic {
    guard isFEEL(literal.expressionLanguage) else {
      return broken(
        DMNProblem(
          .foreignLanguage, in: element, at: position, found: literal.expressionLanguage ?? language ?? "",
          expected: "FEEL"))
    }
    if literal.text.withoutOuterSpace.isEmpty { return ConstantLogic(.null) }
    switch compiled(literal.text, names, at: position) {
    case .success(let expression):
      if let constant = expression.constant { return ConstantLogic(constant) }
      return LiteralLogic(expression)
    case .failure(let problem): return broken(problem)
    }
  }

  private mutating func compiled(
    _ text: String, _ names: Names, at position: TextPosition?
  ) -> Result<CompiledExpression, DMNProblem> {
    do {
      let parsed = try FEELParser.expression(text, in: names.scope)
      note(parsed.notes, text, position)
      let expression = FEELCompiler.compile(parsed, layout: names.layout)
      slotCount = max(slotCount, expression.slotCount)
      return .success(expression)
    } catch {
      return .failure(DMNProblem(.feel, in: element, at: position, found: text, expression: error))
    }
  }

  private mutating func note(_ notes: [FEELProblem], _ text: String, _ position: TextPosition?) {
    for note in notes { problems.append(DMNProblem(.feel, in: element, at: position, found: text, expression: note)) }
  }

  private mutating func tests(
    _ cell: DecisionTable.Cell, _ names: Names, input: FEELType
  ) -> CompiledUnaryTests? {
    let text = cell.text.withoutOuterSpace.isEmpty ? "-" : cell.text
    guard isFEEL(cell.expressionLanguage) else {
      problems.append(
        DMNProblem(
          .foreignLanguage, in: element, at: cell.position, found: cell.expressionLanguage ?? language ?? "",
          expected: "FEEL"))
      return nil
    }
    do {
      let parsed = try FEELParser.unaryTests(text, in: names.scope, input: input)
      note(parsed.notes, text, cell.position)
      let tests = FEELCompiler.compile(parsed, layout: names.layout)
      slotCount = max(slotCount, tests.slotCount)
      return tests
    } catch {
      problems.append(DMNProblem(.feel, in: element, at: cell.position, found: cell.text, expression: error))
      return nil
    }
  }
}

/// Contexts, invocations, functions, loops.
extension LogicCompiler {
  private mutating func context(_ entries: [BoxedExpression.ContextEntry], _ names: Names) -> any Logic {
    var names = names
    var compiled: [ContextLogic.Entry] = []
    var keys: [String] = []
    var result: (any Logic)?
    for entry in entries {
      guard let variable = entry.variable else {
        result = logic(entry.value, names)
        continue
      }
      let type = types.type(variable.typeRef ?? entry.value.typeRef, in: namespace, of: element)
      var value = logic(entry.value, names)
      if variable.typeRef != nil, type.feel != .any { value = TypedLogic(value, type) }
      if keys.contains(variable.name) {
        problems.append(
          DMNProblem(.repeatedName, in: element, found: variable.name, expected: "each entry's name once"))
      }
      compiled.append(ContextLogic.Entry(slot: names.add(variable.name, type.feel), logic: value))
      keys.append(variable.name)
    }
    slotCount = max(slotCount, names.count)
    return ContextLogic(compiled, keys, result: result)
  }

  private mutating func invocation(
    _ function: BoxedExpression, _ bindings: [BoxedExpression.Binding], _ names: Names
  ) -> any Logic {
    let called = logic(function, names)
    let arguments = bindings.map { binding -> any Logic in
      guard let value = binding.value else { return ConstantLogic(.null) }
      return logic(value, names)
    }
    return InvocationLogic(called, bindings.map(\.parameter.name), arguments)
  }

  private mutating func relation(
    _ columns: [InformationItem], _ rows: [[BoxedExpression]], _ names: Names
  ) -> any Logic {
    let types = columns.map { self.types.type($0.typeRef, in: namespace, of: element) }
    let cells = rows.map { row in
      zip(row, types).map { cell, type -> any Logic in
        let value = logic(cell, names)
        return type.feel == .any ? value : TypedLogic(value, type)
      }
    }
    return RelationLogic(columns.map(\.name), cells)
  }

  private mutating func function(_ definition: FunctionDefinition, _ names: Names) -> any Logic {
    guard definition.kind == .feel else { return foreign(definition) }
    let template = template(definition, names, named: element)
    return FunctionLogic(template, captured: names.count)
  }

  /// A function in FEEL; its frame begins with what the names stand for.
  mutating func template(
    _ definition: FunctionDefinition, _ names: Names, named name: String
  ) -> FunctionTemplate {
    var inner = LogicCompiler(
      namespace: namespace, element: element, language: language, typeNames: typeNames, types: types)
    var scope = names
    var parameters: [(name: String, type: ItemType)] = []
    for parameter in definition.parameters {
      let type = inner.types.type(parameter.typeRef, in: namespace, of: element)
      scope.add(parameter.name, type.feel)
      parameters.append((parameter.name, type))
    }
    if Set(definition.parameters.map(\.name)).count < definition.parameters.count {
      problems.append(DMNProblem(.repeatedName, in: element, expected: "each parameter once"))
    }
    let body = definition.body.map { inner.logic($0, scope) } ?? ConstantLogic(.null)
    let result = inner.types.type(definition.typeRef, in: namespace, of: element).feel
    problems += inner.problems
    types = inner.types
    var returned: FEELType = .any
    // The type of a function definition is that of its results, or a function type.
    if case .function(let type) = result { returned = type.result } else { returned = result }
    return FunctionTemplate(
      name, parameters, result: returned, body: body, slotCount: max(inner.slotCount, scope.count))
  }

  /// A function of another language, described by a context (DMN 1.5 §10.3.2.13.3).
  mutating func foreign(_ definition: FunctionDefinition) -> any Logic {
    var parameters: [FunctionValue.Parameter] = []
    for parameter in definition.parameters {
      parameters.append(
        FunctionValue.Parameter(
          parameter.name, types.type(parameter.typeRef, in: namespace, of: element).feel))
    }
    guard definition.kind == .java, let body = definition.body else {
      return broken(DMNProblem(.foreignLanguage, in: element, found: definition.kind.rawValue, expected: "FEEL or Java"))
    }
    let description = logic(body, Names(types: typeNames))
    let run = Run(Evaluation(capacity: slotCount))
    guard
      let function = ForeignFunctions.standard.function(
        described: description.value(run), parameters: parameters)
    else {
      return broken(
        DMNProblem(
          .foreignLanguage, in: element, at: body.position, found: "a Java method",
          expected: "a method that is known here"))
    }
    return ConstantLogic(.function(function))
  }

  /// The values a loop goes through: items of a list, whole numbers or days of a range.
  private mutating func items(_ domain: BoxedExpression, _ names: inout Names) -> any Logic {
    let values = logic(domain, names)
    let slot = names.add("domain of the loop", type(of: domain))
    guard case .success(let walk) = compiled("for item in domain of the loop return item", names, at: nil) else {
      return ConstantLogic(.null)
    }
    return SlotLogic(slot, values, then: LiteralLogic(walk))
  }

  private mutating func iteration(
    _ kind: BoxedExpression.Iteration, _ variable: String, _ domain: BoxedExpression, _ body: BoxedExpression,
    _ names: Names
  ) -> any Logic {
    var names = names
    let elementType = type(of: domain)
    let items = items(domain, &names)
    var item: FEELType = .any
    if case .list(let type) = elementType { item = type }
    let slot = names.add(variable, item)
    let partial = kind == .for ? names.add("partial", .list(.any)) : nil
    let results = LoopLogic(items, slot: slot, partialSlot: partial, logic(body, names))
    return kind == .for ? results : QuantifiedLogic(results, isSome: kind == .some)
  }

  /// A condition in FEEL may name the members of the item, as in a textual filter; so it becomes one.
  private mutating func filter(
    _ list: BoxedExpression, _ match: BoxedExpression, _ names: Names
  ) -> any Logic {
    var names = names
    let type = type(of: list)
    if case .literal(let literal) = match.kind, match.typeRef == nil, isFEEL(literal.expressionLanguage) {
      let values = logic(list, names)
      let slot = names.add("list to filter", type)
      let condition = "(\(literal.text)\n)"
      let isTruth = "count(list to filter[\(condition) = null or \(condition) instance of boolean])"
      let text = "if \(isTruth) = count(list to filter) then list to filter[\(condition)] else null"
      switch compiled(text, names, at: match.position) {
      case .success(let filter): return SlotLogic(slot, values, then: LiteralLogic(filter))
      case .failure(let problem): return broken(problem)
      }
    }
    let items = items(list, &names)
    var item: FEELType = .any
    if case .list(let element) = type { item = element }
    let itemSlot = names.add("item", item)
    return FilterLogic(items, slot: itemSlot, logic(match, names))
  }
}

/// Decision tables.
extension LogicCompiler {
  private mutating func table(_ table: DecisionTable, _ names: Names) -> any Logic {
    var inputs: [TableLogic.Input] = []
    var cells: [[CompiledUnaryTests]] = []
    for (column, input) in table.inputs.enumerated() {
      let type = types.type(input.typeRef, in: namespace, of: element)
      inputs.append(
        TableLogic.Input(
          text: input.expression.text, logic: literal(input.expression, names, at: input.position), type: type,
          allowedValues: allowed(input.allowedValues, names, type.feel, at: input.position)))
      var entries: [CompiledUnaryTests] = []
      for rule in table.rules {
        guard let entry = tests(rule.inputEntries[column], names, input: type.feel) else {
          return BrokenLogic(problems[problems.count - 1])
        }
        entries.append(entry)
      }
      cells.append(entries)
    }
    let outputs = outputs(table, names)
    let entries = table.rules.map { rule in
      rule.outputEntries.map { cell in
        literal(LiteralExpression(cell.text, expressionLanguage: cell.expressionLanguage), names, at: cell.position)
      }
    }
    let shape = table.outputs.count > 1 ? ContextShape(outputs.map(\.name)) : nil
    if table.outputs.count > 1, shape == nil {
      return broken(
        DMNProblem(.repeatedName, in: element, at: table.outputs[0].position, expected: "each output's name once"))
    }
    return TableLogic(
      table, inputs: inputs, outputs: outputs, cells: cells, entries: entries,
      constants: constants(entries, outputs, shape), shape: shape, aggregate: aggregate(table))
  }

  private mutating func outputs(_ table: DecisionTable, _ names: Names) -> [TableLogic.Output] {
    table.outputs.map { output in
      let type = types.type(output.typeRef, in: namespace, of: element)
      let allowedValues = allowed(output.allowedValues, names, type.feel, at: output.position)
      return TableLogic.Output(
        name: output.name ?? "", type: type, allowedValues: allowedValues,
        priorities: allowedValues?.enumeration ?? type.enumeration ?? [],
        defaultEntry: output.defaultEntry.map { literal($0, names, at: output.position) })
    }
  }

  private mutating func allowed(
    _ text: String?, _ names: Names, _ type: FEELType, at position: TextPosition?
  ) -> CompiledUnaryTests? {
    guard let text, !text.withoutOuterSpace.isEmpty else { return nil }
    return tests(DecisionTable.Cell(text, position: position), Names(types: typeNames), input: type)
  }

  /// Outputs of rules whose entries are all constant and allowed.
  private func constants(
    _ entries: [[any Logic]], _ outputs: [TableLogic.Output], _ shape: ContextShape?
  ) -> [Value?] {
    let run = Run(Evaluation())
    return entries.map { row in
      var values: [Value] = []
      for (entry, output) in zip(row, outputs) {
        guard entry is ConstantLogic, let value = output.type.accepted(entry.value(run), run.evaluation),
          value.isNull || (output.allowedValues.map { $0.pass(value, run.evaluation) } ?? true)
        else { return nil }
        values.append(value)
      }
      guard let shape else { return values.first }
      return .context(of: zip(shape.names, values).map { ($0, $1) })
    }
  }

  private func aggregate(_ table: DecisionTable) -> CompiledExpression? {
    guard let aggregation = table.aggregation, aggregation != .count else { return nil }
    return try? FEELCompiler.expression(
      "\(aggregation.rawValue.lowercased())(values)", layout: FrameLayout([("values", .list(.any))]))
  }
}
