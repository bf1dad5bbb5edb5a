import CivilTime
import DMN
import FEEL

/// What all tables of a model leave open, and what in the model itself looks forgotten.
public enum ModelProof {
  /// Everything found, in the order of the model.
  ///
  /// - Parameters:
  ///   - date: the only day to look at; nil for all days.
  ///   - imports: the models it imports, and the ones those import.
  public static func findings(
    of model: DecisionModel, on date: LocalDate? = nil, imports: [DecisionModel] = [],
    options: ProofOptions = .standard
  ) -> [ProofFinding] {
    var findings: [ProofFinding] = []
    for found in DecisionTables.all(in: model) {
      findings += TableProof.findings(
        of: found.table, in: model, on: date, element: found.element, names: found.names, imports: imports,
        options: options)
    }
    let told = Set(findings.filter { $0.kind == .missingType }.map(\.text))
    return findings + missingTypes(model, imports).filter { !told.contains($0.text) } + unused(model)
  }

  private static func missingTypes(_ model: DecisionModel, _ imports: [DecisionModel]) -> [ProofFinding] {
    let domains = ItemDomains(model, imports: imports)
    let items = model.inputData.map(\.variable) + model.decisions.map(\.variable)
    return items.compactMap { item in
      guard let name = domains.domain(of: item.typeRef).unknownType else { return nil }
      var finding = ProofFinding(.missingType, in: item.name)
      finding.text = name
      return finding
    }
  }

  /// Inputs and functions nothing asks for; decisions no other asks for and no service offers, where there are services
  /// that say what is offered.
  private static func unused(_ model: DecisionModel) -> [ProofFinding] {
    var used: Set<String> = []
    for decision in model.decisions {
      used.formUnion((decision.requiredInputs + decision.requiredDecisions + decision.requiredKnowledge).map(\.id))
    }
    for knowledge in model.knowledgeModels { used.formUnion(knowledge.requiredKnowledge.map(\.id)) }
    for service in model.services {
      let decisions = service.outputDecisions + service.encapsulatedDecisions + service.inputDecisions
      used.formUnion((decisions + service.inputData).map(\.id))
    }
    var unused = model.inputData.filter { !used.contains($0.id) }.map(\.name)
    if !model.services.isEmpty { unused += model.decisions.filter { !used.contains($0.id) }.map(\.name) }
    unused += model.knowledgeModels.filter { !used.contains($0.id) }.map(\.name)
    return unused.map { name in
      var finding = ProofFinding(.unused, in: name)
      finding.text = name
      return finding
    }
  }
}

/// The decision tables of a model, wherever they stand in its boxes.
struct DecisionTables {
  struct Found {
    let element: String
    let table: DecisionTable
    /// Names around it that the model's elements do not tell.
    let names: [InformationItem]
  }

  private var found: [Found] = []

  static func all(in model: DecisionModel) -> [Found] {
    var tables = DecisionTables()
    for decision in model.decisions {
      if let logic = decision.logic { tables.walk(logic, decision.name, []) }
    }
    for knowledge in model.knowledgeModels {
      if let function = knowledge.function { tables.walk(function, knowledge.name, []) }
    }
    return tables.found
  }

  private mutating func walk(_ function: FunctionDefinition, _ element: String, _ names: [InformationItem]) {
    if let body = function.body { walk(body, element, names + function.parameters) }
  }

  private mutating func walk(_ box: BoxedExpression, _ element: String, _ names: [InformationItem]) {
    switch box.kind {
    case .literal: break
    case .table(let table): found.append(Found(element: element, table: table, names: names))
    case .context(let entries):
      var names = names
      for entry in entries {
        walk(entry.value, element, names)
        if let variable = entry.variable { names.append(variable) }
      }
    case .invocation(let function, let bindings):
      for part in [function] + bindings.compactMap(\.value) { walk(part, element, names) }
    case .list(let items): for item in items { walk(item, element, names) }
    case .relation(_, let rows): for cell in rows.joined() { walk(cell, element, names) }
    case .function(let definition): walk(definition, element, names)
    case .conditional(let condition, let then, let otherwise):
      for part in [condition, then, otherwise] { walk(part, element, names) }
    case .filter(let list, let match):
      walk(list, element, names)
      walk(match, element, names + [InformationItem("item")])
    case .iteration(_, let variable, let domain, let body):
      walk(domain, element, names)
      walk(body, element, names + [InformationItem(variable)])
    }
  }
}
