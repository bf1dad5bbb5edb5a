import DMN
import FEEL

/// What a table's texts may name, and which values those names can have.
struct ProofScope {
  let domains: ItemDomains
  let feel: FEELScope
  private var typeRefs: [String: String?] = [:]
  private var outcomes: [String: [Value]] = [:]
  /// What the decisions need, by name.
  private var needs: [String: [String]] = [:]

  /// - Parameter names: names of the table's surroundings, which hide those of the model.
  init(_ model: DecisionModel, imports: [DecisionModel], names: [InformationItem]) {
    domains = ItemDomains(model, imports: imports)
    var feel = FEELScope()
    for input in model.inputData { typeRefs.updateValue(input.variable.typeRef, forKey: input.variable.name) }
    for decision in model.decisions {
      typeRefs.updateValue(decision.variable.typeRef, forKey: decision.variable.name)
      outcomes[decision.variable.name] = decision.logic.flatMap { OutcomeReader.outcomes(of: $0) }
    }
    for item in names {
      typeRefs.updateValue(item.typeRef, forKey: item.name)
      outcomes[item.name] = nil
    }
    for name in typeRefs.keys { feel.add(name) }
    needs = ProofScope.needs(model, hidden: Set(names.map(\.name)))
    self.feel = feel
  }

  private static func needs(_ model: DecisionModel, hidden: Set<String>) -> [String: [String]] {
    var names: [String: String] = [:]
    for input in model.inputData { names[input.id] = input.variable.name }
    for decision in model.decisions { names[decision.id] = decision.variable.name }
    var needs: [String: [String]] = [:]
    for decision in model.decisions where !hidden.contains(decision.variable.name) {
      needs[decision.variable.name] = (decision.requiredInputs + decision.requiredDecisions).compactMap { names[$0.id] }
    }
    return needs
  }

  func isDecision(_ name: String) -> Bool { needs[name] != nil }

  /// The facts a name depends on; for a fact that one alone.
  func facts(behind name: String) -> Set<String> {
    var facts: Set<String> = []
    var seen: Set<String> = []
    var pending = [name]
    while let next = pending.popLast() {
      guard seen.insert(next).inserted else { continue }
      if let needed = needs[next] { pending += needed } else { facts.insert(next) }
    }
    return facts
  }

  /// The name of the type of a name; nil where none is known.
  func typeRef(ofName name: String) -> String? { typeRefs[name] ?? nil }

  func domain(ofName name: String) -> ValueDomain {
    var domain = domains.domain(of: typeRef(ofName: name))
    domain.outcomes = outcomes[name]
    return domain
  }

  func domain(ofPath path: [String]) -> ValueDomain {
    domains.domain(of: typeRef(ofName: path[0]), members: path.dropFirst())
  }
}

/// The values a decision can give, where all of them are written in it.
enum OutcomeReader {
  /// Nil where the decision computes something.
  static func outcomes(of logic: BoxedExpression) -> [Value]? {
    switch logic.kind {
    case .literal(let literal): outcomes(of: literal.text)
    case .table(let table): outcomes(of: table)
    case .conditional(_, let then, let otherwise):
      joined([outcomes(of: then), outcomes(of: otherwise)])
    default: nil
    }
  }

  private static func outcomes(of table: DecisionTable) -> [Value]? {
    guard table.outputs.count == 1, [.unique, .any, .first, .priority].contains(table.hitPolicy) else { return nil }
    let texts = table.rules.compactMap { $0.outputEntries.first?.text } + table.outputs.compactMap(\.defaultEntry?.text)
    return joined(texts.map { outcomes(of: $0) })
  }

  private static func outcomes(of text: String) -> [Value]? {
    guard let parsed = try? FEELParser.expression(text) else { return nil }
    return outcomes(of: parsed.expression)
  }

  private static func outcomes(of expression: FEELExpression) -> [Value]? {
    switch expression.kind {
    case .literal(let value): [value]
    case .conditional(let branches, let otherwise):
      joined(branches.map { outcomes(of: $0.result) } + [outcomes(of: otherwise)])
    default: nil
    }
  }

  private static func joined(_ parts: [[Value]?]) -> [Value]? {
    var all: [Value] = []
    for part in parts {
      guard let part else { return nil }
      for value in part where !all.contains(value) { all.append(value) }
    }
    return all.isEmpty ? nil : all
  }
}
