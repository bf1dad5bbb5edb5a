import DMN
import FEEL
import FormSchema

/// What a decision's model says of questions, options and reasons, and the model with other names.
struct DecisionMentions {
  let model: DecisionModel
  let names: DraftNames
  private let scope: FEELScope

  init(_ model: DecisionModel, _ names: DraftNames) {
    (self.model, self.names) = (model, names)
    var scope = names.top.scope
    // What is decided may be called like nothing that is asked, and is known by its own name then.
    for decision in model.decisions { scope.add(decision.variable.name) }
    for knowledge in model.knowledgeModels { scope.add(knowledge.variable.name) }
    self.scope = scope
  }

  /// The names of the facts it takes from a question: its id or its short name.
  func facts(of fullID: String) -> [String] {
    model.inputData.map(\.variable.name).filter { names.top.question(named: $0) == fullID }
  }

  /// The questions its facts are, and those of rows that it looks into.
  var questions: Set<String> {
    var found = Set(model.inputData.compactMap { names.top.question(named: $0.variable.name) })
    for decision in model.decisions {
      _ = decision.logic?.rewritten { text, isTests in
        found.formUnion(places(text, isTests).map(\.fullID).filter { $0.contains(".") })
        return text
      }
    }
    return found
  }

  /// The texts that stand in the cells of a question's columns, and are compared with it elsewhere.
  func options(of fullID: String) -> Set<String> {
    var found: Set<String> = []
    for table in tables {
      for (column, input) in table.inputs.enumerated()
      where names.top.question(named: input.expression.text) == fullID {
        for rule in table.rules { found.formUnion(texts(ofTests: rule.inputEntries[safely: column]?.text)) }
        found.formUnion(texts(ofTests: input.allowedValues))
      }
    }
    for text in literals {
      let places = DraftExpression(path: DraftPath(""), kind: .formula, text: text, names: names.top, around: [])
      found.formUnion(places.options(names.outline).filter { $0.question == fullID }.map(\.option))
    }
    return found
  }

  /// The texts that its results are: reasons, departments, questions of files.
  var results: Set<String> {
    var found: Set<String> = []
    for table in tables {
      for rule in table.rules { for cell in rule.outputEntries { found.formUnion(texts(of: cell.text)) } }
    }
    for text in literals { found.formUnion(texts(of: text)) }
    return found
  }

  private var tables: [DecisionTable] {
    model.decisions.compactMap { if case .table(let table)? = $0.logic?.kind { table } else { nil } }
  }

  /// The texts of what is no table.
  private var literals: [String] {
    var texts: [String] = []
    for decision in model.decisions {
      guard let logic = decision.logic else { continue }
      if case .table = logic.kind { continue }
      _ = logic.rewritten { text, _ in
        texts.append(text)
        return text
      }
    }
    return texts
  }

  private func texts(ofTests text: String?) -> Set<String> {
    guard let text, let parsed = try? FEELParser.unaryTests(text, in: scope, input: .string) else { return [] }
    return Set(parsed.tests.tests.flatMap { $0.expression.everyPart.compactMap(\.writtenText) })
  }

  private func texts(of text: String) -> Set<String> {
    guard let parsed = try? FEELParser.expression(text, in: scope) else { return [] }
    return Set(parsed.expression.everyPart.compactMap(\.writtenText))
  }

  /// The model in which a question has another id.
  ///
  /// - Parameters:
  ///   - fullID: of a row `children.name`.
  ///   - newFullID: the same with another last part.
  /// - Returns: `nil` when it says nothing of it.
  func renaming(_ fullID: String, to newFullID: String) -> DecisionModel? {
    let own = Self.last(fullID), id = Self.last(newFullID)
    var renamed = model
    if fullID == own {
      for index in renamed.inputData.indices where renamed.inputData[index].variable.name == own {
        renamed.inputData[index].variable.name = id
        if renamed.inputData[index].name == own { renamed.inputData[index].name = id }
      }
    }
    for index in renamed.decisions.indices {
      renamed.decisions[index].logic = renamed.decisions[index].logic?.rewritten { text, isTests in
        let named = places(text, isTests).filter { $0.fullID == fullID && $0.written == own }
        return text.replacing(named.map { ($0, id) })
      }
      renamed.decisions[index].logic = renamed.decisions[index].logic.map { renamingResults($0, fullID, to: id) }
    }
    return renamed == model ? nil : renamed
  }

  /// Attachments are given by the ids of their questions; a reason may be called alike and stays.
  private func renamingResults(_ logic: BoxedExpression, _ fullID: String, to id: String) -> BoxedExpression {
    guard model.decisions.contains(where: { $0.name == DecisionKind.attachments.rawValue }) else { return logic }
    guard case .table(var table) = logic.kind else {
      return logic.rewritten { text, isTests in text.replacing(results(text, isTests, fullID).map { ($0, id) }) }
    }
    for (column, output) in table.outputs.enumerated()
    where !DecisionWords.Member.reason.spellings.contains(output.name ?? "") {
      for row in table.rules.indices where column < table.rules[row].outputEntries.count {
        let text = table.rules[row].outputEntries[column].text
        table.rules[row].outputEntries[column].text = text.replacing(results(text, false, fullID).map { ($0, id) })
      }
    }
    var copy = logic
    copy.kind = .table(table)
    return copy
  }

  private static func last(_ fullID: String) -> String {
    fullID.split(separator: ".").last.map(String.init) ?? fullID
  }

  /// The questions a text names.
  private func places(_ text: String, _ isTests: Bool) -> [NamePlace] {
    if isTests {
      guard let parsed = try? FEELParser.unaryTests(text, in: scope) else { return [] }
      return NamePlaces(parsed.tests, in: text, names.top, names.outline).places
    }
    guard let parsed = try? FEELParser.expression(text, in: scope) else { return [] }
    return NamePlaces(parsed.expression, in: text, names.top, around: [], names.outline).places
  }

  /// Where a result is the question of a file that has to come: its id as a text.
  private func results(_ text: String, _ isTests: Bool, _ fullID: String) -> [NamePlace] {
    guard !isTests, let parsed = try? FEELParser.expression(text, in: scope) else { return [] }
    return parsed.expression.everyPart.filter { $0.writtenText == fullID }.map { part in
      NamePlace(
        fullID: fullID, range: SourceRange(start: part.range.start + 1, end: part.range.end - 1), written: fullID)
    }
  }
}

extension BoxedExpression {
  /// The same with other texts.
  /// - Parameter change: gets each text, and whether it is the tests of a cell.
  func rewritten(_ change: (String, _ isTests: Bool) -> String) -> BoxedExpression {
    var copy = self
    copy.kind = kind.rewritten(change)
    return copy
  }
}

extension BoxedExpression.Kind {
  fileprivate func rewritten(_ change: (String, _ isTests: Bool) -> String) -> BoxedExpression.Kind {
    switch self {
    case .literal(var literal):
      literal.text = change(literal.text, false)
      return .literal(literal)
    case .table(let table): return .table(table.rewritten(change))
    case .context(let entries):
      return .context(entries.map { BoxedExpression.ContextEntry($0.variable, $0.value.rewritten(change)) })
    case .invocation(let function, let bindings):
      return .invocation(
        function.rewritten(change),
        bindings.map { BoxedExpression.Binding($0.parameter, $0.value?.rewritten(change)) })
    case .list(let items): return .list(items.map { $0.rewritten(change) })
    case .relation(let columns, let rows):
      return .relation(columns, rows: rows.map { $0.map { $0.rewritten(change) } })
    case .function(var function):
      function.body = function.body?.rewritten(change)
      return .function(function)
    case .conditional(let condition, let then, let otherwise):
      return .conditional(
        condition: condition.rewritten(change), then: then.rewritten(change), otherwise: otherwise.rewritten(change))
    case .filter(let list, let match): return .filter(list.rewritten(change), match: match.rewritten(change))
    case .iteration(let kind, let variable, let domain, let body):
      return .iteration(kind, variable: variable, domain: domain.rewritten(change), body: body.rewritten(change))
    }
  }
}

extension DecisionTable {
  fileprivate func rewritten(_ change: (String, _ isTests: Bool) -> String) -> DecisionTable {
    var copy = self
    for index in copy.inputs.indices {
      copy.inputs[index].expression.text = change(copy.inputs[index].expression.text, false)
    }
    for row in copy.rules.indices {
      for column in copy.rules[row].inputEntries.indices {
        let text = copy.rules[row].inputEntries[column].text
        copy.rules[row].inputEntries[column].text = text == "-" ? text : change(text, true)
      }
      for column in copy.rules[row].outputEntries.indices {
        copy.rules[row].outputEntries[column].text = change(copy.rules[row].outputEntries[column].text, false)
      }
    }
    return copy
  }
}
