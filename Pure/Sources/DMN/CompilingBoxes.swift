import FEEL

/// Contexts, invocations, functions, loops.
extension LogicCompiler {
  mutating func context(_ entries: [BoxedExpression.ContextEntry], _ names: Names) -> any Logic {
    var names = names
    var compiled: [ContextLogic.Entry] = []
    var keys: [String] = []
    var seen: Set<String> = []
    var result: (any Logic)?
    for entry in entries {
      guard let variable = entry.variable else {
        result = logic(entry.value, names)
        continue
      }
      let type = types.type(variable.typeRef ?? entry.value.typeRef, in: namespace, of: element)
      var value = logic(entry.value, names)
      if variable.typeRef != nil, type.feel != .any { value = TypedLogic(value, type) }
      if !seen.insert(variable.name).inserted {
        problems.append(
          DMNProblem(.repeatedName, in: element, found: variable.name, expected: "each entry's name once"))
      }
      compiled.append(ContextLogic.Entry(slot: names.add(variable.name, type.feel), logic: value))
      keys.append(variable.name)
    }
    slotCount = max(slotCount, names.count)
    return ContextLogic(compiled, keys, result: result)
  }

  mutating func invocation(
    _ function: BoxedExpression, _ bindings: [BoxedExpression.Binding], _ names: Names
  ) -> any Logic {
    let called = logic(function, names)
    let arguments = bindings.map { binding -> any Logic in
      guard let value = binding.value else { return ConstantLogic(.null) }
      return logic(value, names)
    }
    return InvocationLogic(called, bindings.map(\.parameter.name), arguments)
  }

  mutating func relation(
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

  mutating func function(_ definition: FunctionDefinition, _ names: Names) -> any Logic {
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
    inner.depth = depth
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

  /// A function of another language, described by a context (DMN 1.5 §10.3.2.13).
  mutating func foreign(_ definition: FunctionDefinition) -> any Logic {
    var parameters: [FunctionValue.Parameter] = []
    for parameter in definition.parameters {
      parameters.append(
        FunctionValue.Parameter(
          parameter.name, types.type(parameter.typeRef, in: namespace, of: element).feel))
    }
    guard definition.kind == .java, let body = definition.body else {
      return broken(
        DMNProblem(.foreignLanguage, in: element, found: definition.kind.rawValue, expected: "FEEL or Java"))
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

  mutating func iteration(
    _ kind: BoxedExpression.Iteration, _ variable: String, _ domain: BoxedExpression, _ body: BoxedExpression,
    _ names: Names
  ) -> any Logic {
    var names = names
    let results = results(variable, domain, body, &names)
    return kind == .for ? results : QuantifiedLogic(results, isSome: kind == .some)
  }

  /// The list of the body's values. A body in FEEL becomes a textual loop, which knows `partial` too.
  private mutating func results(
    _ variable: String, _ domain: BoxedExpression, _ body: BoxedExpression, _ names: inout Names
  ) -> any Logic {
    let type = type(of: domain)
    if case .literal(let literal) = body.kind, body.typeRef == nil, isFEEL(literal.expressionLanguage) {
      let values = logic(domain, names)
      let slot = names.add("domain of the loop", type)
      let text = "for \(variable) in domain of the loop return (\(literal.text)\n)"
      switch compiled(text, names, at: body.position) {
      case .success(let loop): return SlotLogic(slot, values, then: LiteralLogic(loop))
      case .failure(let problem): return broken(problem)
      }
    }
    let items = items(domain, &names)
    var item: FEELType = .any
    if case .list(let element) = type { item = element }
    let slot = names.add(variable, item)
    return LoopLogic(items, slot: slot, logic(body, names))
  }

  /// A condition in FEEL may name the members of the item, as in a textual filter; so it becomes one.
  mutating func filter(
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
      case .success(let filter): return TruthFilterLogic(slot, values, LiteralLogic(filter))
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
