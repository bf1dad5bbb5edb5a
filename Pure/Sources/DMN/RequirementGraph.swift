/// The elements of all models and what each of them needs (DMN 1.5 §6.2).
struct RequirementGraph {
  enum Element {
    case input(InputData)
    case decision(Decision)
    case knowledge(KnowledgeModel)
    case service(DecisionService)

    var name: String {
      switch self {
      case .input(let input): input.name
      case .decision(let decision): decision.name
      case .knowledge(let model): model.name
      case .service(let service): service.name
      }
    }

    var variable: InformationItem {
      switch self {
      case .input(let input): input.variable
      case .decision(let decision): decision.variable
      case .knowledge(let model): model.variable
      case .service(let service): service.variable
      }
    }

    var position: TextPosition? {
      switch self {
      case .input(let input): input.position
      case .decision(let decision): decision.position
      case .knowledge(let model): model.position
      case .service(let service): service.position
      }
    }
  }

  struct Node {
    let element: Element
    let namespace: String
    /// What its logic may name, in the order of the model: the element and the prefix it is called by.
    var visible: [(index: Int, prefix: String)] = []
    /// Everything that has to be ready before it.
    var needs: [Int] = []
  }

  private struct Key: Hashable {
    let namespace: String
    let id: String
  }

  private(set) var nodes: [Node] = []
  private var indices: [Key: Int] = [:]
  private(set) var problems: [DMNProblem] = []

  init(_ models: [DecisionModel]) {
    for model in models { addElements(of: model) }
    for model in models { connect(model, among: models) }
  }

  private mutating func addElements(of model: DecisionModel) {
    for input in model.inputData { add(.input(input), input.id, model) }
    for decision in model.decisions { add(.decision(decision), decision.id, model) }
    for knowledge in model.knowledgeModels { add(.knowledge(knowledge), knowledge.id, model) }
    for service in model.services { add(.service(service), service.id, model) }
  }

  private mutating func add(_ element: Element, _ id: String, _ model: DecisionModel) {
    let key = Key(namespace: model.namespace, id: id)
    guard indices[key] == nil else {
      problems.append(
        DMNProblem(
          .repeatedName, in: element.name, at: element.position, found: id, expected: "each id once in a model"))
      return
    }
    indices[key] = nodes.count
    nodes.append(Node(element: element, namespace: model.namespace))
  }

  /// The element a reference means; nil where there is none.
  func index(of reference: ElementReference, in namespace: String) -> Int? {
    indices[Key(namespace: reference.namespace ?? namespace, id: reference.id)]
  }

  private mutating func connect(_ model: DecisionModel, among models: [DecisionModel]) {
    let known = Set(models.map(\.namespace))
    for item in model.imports where !known.contains(item.namespace) {
      guard DMNVersion(rawValue: item.importType) != nil || item.importType.isEmpty else { continue }
      problems.append(
        DMNProblem(
          .missingImport, in: item.name, at: item.position, found: item.namespace,
          expected: "the model of that namespace"))
    }
    let prefixes = Dictionary(model.imports.map { ($0.namespace, $0.name) }) { first, _ in first }
    for decision in model.decisions {
      connect(
        decision.id, decision.requiredInputs + decision.requiredDecisions + decision.requiredKnowledge, model,
        prefixes)
    }
    for knowledge in model.knowledgeModels { connect(knowledge.id, knowledge.requiredKnowledge, model, prefixes) }
    for service in model.services {
      connect(service.id, service.outputDecisions + service.encapsulatedDecisions, model, prefixes)
      connect(service.id, service.inputDecisions + service.inputData, model, prefixes, isNeeded: false)
    }
  }

  private mutating func connect(
    _ id: String, _ references: [ElementReference], _ model: DecisionModel, _ prefixes: [String: String],
    isNeeded: Bool = true
  ) {
    guard let node = indices[Key(namespace: model.namespace, id: id)] else { return }
    var seen = Set(nodes[node].needs)
    for reference in references {
      guard let target = index(of: reference, in: model.namespace) else {
        problems.append(
          DMNProblem(
            .unknownReference, in: nodes[node].element.name, at: reference.position, found: reference.href,
            expected: "an element of this model or an imported one"))
        continue
      }
      if isNeeded, seen.insert(target).inserted { nodes[node].needs.append(target) }
      let namespace = nodes[target].namespace
      if namespace == model.namespace {
        nodes[node].visible.append((target, ""))
      } else if let prefix = prefixes[namespace] {
        nodes[node].visible.append((target, prefix))
      } else {
        problems.append(
          DMNProblem(
            .missingImport, in: nodes[node].element.name, at: reference.position, found: reference.href,
            expected: "an import of the namespace \(namespace)"))
      }
    }
  }

  /// All elements, each after what it needs; those of cycles are left out.
  func order() -> (order: [Int], cyclic: [Int]) {
    var users = [[Int]](repeating: [], count: nodes.count)
    var missing = nodes.map(\.needs.count)
    for (index, node) in nodes.enumerated() {
      for need in node.needs { users[need].append(index) }
    }
    var order = nodes.indices.filter { missing[$0] == 0 }
    var position = 0
    while position < order.count {
      for user in users[order[position]] {
        missing[user] -= 1
        if missing[user] == 0 { order.append(user) }
      }
      position += 1
    }
    return (order, nodes.indices.filter { missing[$0] > 0 })
  }
}
