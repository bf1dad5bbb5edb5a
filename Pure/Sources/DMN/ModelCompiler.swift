import FEEL

/// Makes a model and the ones it imports ready, element by element in the order of their requirements.
struct ModelCompiler {
  private let models: [DecisionModel]
  private let graph: RequirementGraph
  private var types: ItemTypes
  private(set) var problems: [DMNProblem] = []
  private(set) var units: [Int: DecisionUnit] = [:]
  private(set) var services: [Int: ServiceUnit] = [:]
  private(set) var functions: [Int: FunctionValue] = [:]
  private var languages: [String: String] = [:]
  private var names: [String: LogicCompiler.Names] = [:]
  private var typeNames: [String: [(String, FEELType)]] = [:]

  init(_ models: [DecisionModel], limits: DMNLimits) {
    self.models = models
    graph = RequirementGraph(models)
    types = ItemTypes(models, limits: limits)
    for model in models {
      languages[model.namespace] = model.expressionLanguage
      let known = types.names(in: model.namespace)
      typeNames[model.namespace] = known
      names[model.namespace] = LogicCompiler.Names(types: known)
    }
    let (order, cyclic) = graph.order()
    for index in order { compile(index) }
    for index in cyclic { refuse(index) }
    problems = graph.problems + types.problems + problems
  }

  /// The name of an element and the model it belongs to.
  func node(_ index: Int) -> (name: String, namespace: String) {
    (graph.nodes[index].element.name, graph.nodes[index].namespace)
  }

  private mutating func compile(_ index: Int) {
    let node = graph.nodes[index]
    switch node.element {
    case .input: units[index] = given(index, node)
    case .decision(let decision): units[index] = unit(decision, index, node)
    case .knowledge(let model): functions[index] = function(model, node)
    case .service(let service): compile(service, index, node)
    }
  }

  /// Elements that need each other cannot be computed: they are null.
  private mutating func refuse(_ index: Int) {
    let node = graph.nodes[index]
    let problem = DMNProblem(
      .cyclicRequirements, in: node.element.name, at: node.element.position,
      expected: "requirements that do not lead back to where they began")
    problems.append(problem)
    if case .decision(let decision) = node.element {
      units[index] = DecisionUnit(
        index: index, name: node.element.name, namespace: node.namespace, type: .any, typeRef: nil,
        logic: BrokenLogic(problem), source: decision.logic)
    }
  }

  private mutating func type(of node: RequirementGraph.Node) -> ItemType {
    types.type(node.element.variable.typeRef, in: node.namespace, of: node.element.name)
  }

  /// An element whose value comes from outside.
  private mutating func given(_ index: Int, _ node: RequirementGraph.Node) -> DecisionUnit {
    DecisionUnit(
      index: index, name: node.element.variable.name, namespace: node.namespace, type: type(of: node),
      typeRef: node.element.variable.typeRef)
  }

  private mutating func unit(_ decision: Decision, _ index: Int, _ node: RequirementGraph.Node) -> DecisionUnit {
    guard let logic = decision.logic else { return given(index, node) }
    var names = names[node.namespace] ?? LogicCompiler.Names(types: [])
    let sources = sources(node, &names)
    var compiler = compiler(node)
    let compiled = compiler.logic(logic, names)
    take(&compiler)
    return DecisionUnit(
      index: index, name: decision.variable.name, namespace: node.namespace, type: type(of: node),
      typeRef: decision.variable.typeRef, sources: sources, logic: compiled,
      slotCount: max(compiler.slotCount, names.count), needs: node.needs.filter { units[$0] != nil },
      source: logic, authorities: authorities(decision, node))
  }

  /// The names of the knowledge sources a decision follows.
  private func authorities(_ decision: Decision, _ node: RequirementGraph.Node) -> [String] {
    decision.requiredAuthorities.compactMap { reference in
      let namespace = reference.namespace ?? node.namespace
      let known = models.first { $0.namespace == namespace }?.knowledgeSources
      return known?.first { $0.id == reference.id }?.name
    }
  }

  private func compiler(_ node: RequirementGraph.Node) -> LogicCompiler {
    LogicCompiler(
      namespace: node.namespace, element: node.element.name, language: languages[node.namespace],
      typeNames: typeNames[node.namespace] ?? [], types: types)
  }

  private mutating func take(_ compiler: inout LogicCompiler) {
    problems += compiler.problems
    types = compiler.types
  }

  /// Adds the names an element's logic may use; elements of imported models stand together under the import's name.
  private func sources(_ node: RequirementGraph.Node, _ names: inout LogicCompiler.Names) -> [DecisionUnit.Source] {
    var sources: [DecisionUnit.Source] = []
    var prefixes: [String] = []
    var groups: [String: [(name: String, source: DecisionUnit.Source, type: FEELType)]] = [:]
    var seen: Set<[String]> = []
    for (index, prefix) in node.visible {
      guard let known = source(of: index) else { continue }
      let name = graph.nodes[index].element.variable.name
      guard seen.insert([prefix, name]).inserted else { continue }
      if prefix.isEmpty {
        names.add(name, known.type)
        sources.append(known.source)
      } else {
        if groups[prefix] == nil { prefixes.append(prefix) }
        groups[prefix, default: []].append((name, known.source, known.type))
      }
    }
    for prefix in prefixes {
      let members = groups[prefix] ?? []
      names.add(prefix, .context(FEELType.ContextType(members.map { .init($0.name, $0.type) })))
      sources.append(.imported(members.map { ($0.name, $0.source) }))
    }
    return sources
  }

  private func source(of index: Int) -> (source: DecisionUnit.Source, type: FEELType)? {
    if let unit = units[index] { return (.element(index), unit.type.feel) }
    if let function = functions[index] {
      let value = Value.function(function)
      return (.constant(value), value.type)
    }
    return nil
  }

  /// A business knowledge model as a function (DMN 1.5 §10.4, *BKM*).
  private mutating func function(_ model: KnowledgeModel, _ node: RequirementGraph.Node) -> FunctionValue? {
    guard let definition = model.function else { return nil }
    var compiler = compiler(node)
    defer { take(&compiler) }
    if definition.kind != .feel {
      let logic = compiler.foreign(definition)
      guard case .function(let function) = logic.value(Run(Evaluation())) else { return nil }
      return function
    }
    var names = names[node.namespace] ?? LogicCompiler.Names(types: [])
    let captured = sources(node, &names).map(ModelCompiler.constant)
    let template = compiler.template(definition, names, named: model.name)
    return template.function(captured)
  }

  /// Functions need other functions only.
  private static func constant(_ source: DecisionUnit.Source) -> Value {
    switch source {
    case .constant(let value): value
    case .element: .null
    case .imported(let members): .context(of: members.map { ($0.name, constant($0.source)) })
    }
  }

  private mutating func compile(_ service: DecisionService, _ index: Int, _ node: RequirementGraph.Node) {
    let outputs = decisions(service.outputDecisions, node)
    var given: [DecisionUnit] = []
    for reference in service.inputData + service.inputDecisions {
      guard let target = graph.index(of: reference, in: node.namespace) else { continue }
      if let unit = units[target] {
        given.append(unit)
      } else {
        // An input decision need not be ready: its value is passed.
        given.append(self.given(target, graph.nodes[target]))
      }
    }
    let plan = DecisionPlan(outputs, given: given, among: units)
    let unit = ServiceUnit(
      name: service.name, namespace: node.namespace, plan: plan, type: resultType(service, node))
    services[index] = unit
    functions[index] = unit.function
  }

  private func decisions(_ references: [ElementReference], _ node: RequirementGraph.Node) -> [DecisionUnit] {
    references.compactMap { graph.index(of: $0, in: node.namespace).flatMap { units[$0] } }
  }

  /// The variable's type is that of the results, or a function type.
  private mutating func resultType(_ service: DecisionService, _ node: RequirementGraph.Node) -> ItemType {
    let type = type(of: node)
    if case .function(let function) = type.feel { return ItemType(function.result) }
    return type
  }
}
