import DMN
import FEEL

/// Several sheets as one model, and the other way round. Decisions find each other by their names.
extension SheetReader {
  /// The model of some sheets: a decision for each, and input data for every name they use and none of them decides.
  ///
  /// - Parameters:
  ///   - inputs: facts the model may use, with their types; others are found in the sheets.
  /// - Throws: everything that is wrong with any sheet.
  public static func model(
    _ sheets: [Sheet], named name: String, namespace: String, inputs: [InformationItem] = [],
    language: SentenceLanguage = .ja
  ) throws(SheetProblems) -> DecisionModel {
    var problems: [SheetProblem] = []
    var decisions: [SheetDecision] = []
    let known = Set(inputs.map(\.name))
    let names = known.union(sheets.map { decisionName($0, language) })
    var seen: Set<String> = []
    for sheet in sheets.prefix(SheetLimits.sheets) {
      let own = decisionName(sheet, language)
      if !seen.insert(own).inserted {
        problems.append(
          SheetProblem(.repeatedDecision, in: sheet.name, at: CellReference(row: 0, column: 1), found: own))
      }
      do {
        decisions.append(try decision(sheet, names: names.subtracting([own]), language: language))
      } catch {
        problems += error.problems
      }
    }
    if sheets.count > SheetLimits.sheets {
      problems.append(
        SheetProblem(
          .tooLarge, in: sheets[SheetLimits.sheets].name, at: CellReference(row: 0, column: 0),
          expected: ["\(SheetLimits.sheets)"]))
    }
    guard problems.isEmpty else { throw SheetProblems(problems) }
    return ModelOfSheets(decisions, inputs).model(named: name, namespace: namespace)
  }

  private static func decisionName(_ sheet: Sheet, _ language: SentenceLanguage) -> String {
    let written = SheetFrame(sheet, in: language).text(.decision)
    return written.isEmpty ? sheet.name.trimmed : written
  }
}

extension SheetWriter {
  /// A sheet for each decision of a model.
  ///
  /// - Throws: what sheets cannot show: other boxed expressions than tables and single expressions, business knowledge
  ///   models, decision services, item definitions, imports.
  public static func sheets(
    of model: DecisionModel, language: SentenceLanguage = .ja
  ) throws(SheetProblems) -> [Sheet] {
    var problems = UnshowablePart.all(of: model).map { name, kind in
      SheetProblem(
        .notInSheets, in: model.name, at: CellReference(row: 0, column: 0), found: name, expected: [kind.rawValue])
    }
    let names = Set(model.inputData.map(\.variable.name) + model.decisions.map(\.variable.name))
    var sheets: [Sheet] = []
    for decision in model.decisions {
      guard let form = SheetDecision(decision, in: model) else { continue }
      do {
        sheets.append(try sheet(of: form, names: names.subtracting([form.name]), language: language))
      } catch {
        problems += error.problems
      }
    }
    guard problems.isEmpty else { throw SheetProblems(problems) }
    return sheets
  }
}

extension SheetDecision {
  /// Nil for logic that a sheet cannot show.
  ///
  /// - Parameter model: what the decision belongs to: its input data that no column names are the decision's facts.
  public init?(_ decision: Decision, in model: DecisionModel? = nil) {
    let logic: Logic
    switch decision.logic?.kind {
    case .table(let table): logic = .table(table)
    case .literal(let literal) where literal.expressionLanguage.map(DMNVersion.isFEEL) ?? true:
      logic = .formula(literal.text)
    default: return nil
    }
    self.init(
      name: decision.variable.name, question: decision.question, description: decision.description,
      facts: SheetDecision.facts(of: decision, logic, model), typeRef: decision.variable.typeRef, logic: logic)
  }

  private static func facts(of decision: Decision, _ logic: Logic, _ model: DecisionModel?) -> [InformationItem] {
    let needed = Set(decision.requiredInputs.map(\.id))
    let inputs = (model?.inputData ?? []).filter { needed.contains($0.id) }
    let facts = inputs.map { InformationItem($0.variable.name, $0.variable.typeRef) }
    guard case .table(let table) = logic else { return facts }
    return facts.filter { fact in
      !table.inputs.contains { $0.expression.text.trimmed == fact.name && $0.typeRef == fact.typeRef }
    }
  }
}
