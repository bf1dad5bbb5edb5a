import DMN
import FEEL

extension SheetReader {
  /// A model with the decisions of sheets in the places of its own decisions of the same names.
  ///
  /// Everything a sheet does not show stays: ids, sources, diagrams, functions, types, decisions without a sheet. A
  /// decision whose sheet says what it said before is not touched at all. New decisions and facts are added at the end;
  /// nothing is ever taken away.
  ///
  /// - Parameters:
  ///   - inputs: facts the sheets may use beside those of the model, with their types.
  /// - Throws: everything that is wrong with any sheet.
  public static func model(
    _ sheets: [Sheet], updating model: DecisionModel, inputs: [InformationItem] = [], language: SentenceLanguage = .ja
  ) throws(SheetProblems) -> DecisionModel {
    let others = model.decisions.map(\.variable) + model.knowledgeModels.map(\.variable)
    let read = try self.model(
      sheets, named: model.name, namespace: model.namespace,
      inputs: model.inputData.map(\.variable) + others + inputs, language: language)
    var update = ModelUpdate(model, read)
    return update.result()
  }
}

/// Puts decisions into a model.
private struct ModelUpdate {
  private var model: DecisionModel
  private let read: DecisionModel
  /// Ids of facts and decisions of the model by their names.
  private var inputs: [String: String] = [:]
  private var decisions: [String: String] = [:]
  private let knowledge: [String: String]
  private var ids: Set<String>

  init(_ model: DecisionModel, _ read: DecisionModel) {
    self.model = model
    self.read = read
    for input in model.inputData { inputs[input.variable.name] = input.id }
    for decision in model.decisions { decisions[decision.variable.name] = decision.id }
    knowledge = Dictionary(model.knowledgeModels.map { ($0.variable.name, $0.id) }) { first, _ in first }
    ids = Set(
      model.inputData.map(\.id) + model.decisions.map(\.id) + model.knowledgeModels.map(\.id)
        + model.services.map(\.id) + model.knowledgeSources.map(\.id))
  }

  mutating func result() -> DecisionModel {
    for decision in read.decisions where decisions[decision.name] == nil {
      decisions[decision.name] = newID("decision")
    }
    for input in read.inputData where inputs[input.name] == nil && decisions[input.name] == nil {
      guard knowledge[input.name] == nil else { continue }
      var input = input
      input.id = newID("input")
      inputs[input.name] = input.id
      model.inputData.append(input)
    }
    for decision in read.decisions { put(decision) }
    return model
  }

  private mutating func newID(_ kind: String) -> String {
    var number = 1
    while !ids.insert("\(kind)-\(number)").inserted { number += 1 }
    return "\(kind)-\(number)"
  }

  private mutating func put(_ new: Decision) {
    guard let place = model.decisions.firstIndex(where: { $0.variable.name == new.name }) else {
      var decision = new
      decision.id = decisions[new.name] ?? new.id
      require(new, &decision)
      model.decisions.append(decision)
      return
    }
    let old = model.decisions[place]
    // Compared as sheets, because labels, ids and places are not in them.
    guard SheetDecision(old, in: model)?.inSheets != SheetDecision(new, in: read)?.inSheets else { return }
    model.decisions[place].question = new.question
    model.decisions[place].description = new.description
    model.decisions[place].variable.typeRef = new.variable.typeRef
    model.decisions[place].logic = new.logic
    require(new, &model.decisions[place])
  }

  /// What the new decision needs, by the ids of the model.
  private func require(_ new: Decision, _ decision: inout Decision) {
    let readInputs = Dictionary(read.inputData.map { ($0.id, $0.name) }) { first, _ in first }
    let readDecisions = Dictionary(read.decisions.map { ($0.id, $0.name) }) { first, _ in first }
    let names = new.requiredInputs.compactMap { readInputs[$0.id] }
      + new.requiredDecisions.compactMap { readDecisions[$0.id] }
    let own = decision.variable.name
    decision.requiredInputs = names.compactMap { inputs[$0] }.map { .local($0) }
    // A name the sheets do not decide may be a decision of the model.
    decision.requiredDecisions = names.filter { $0 != own && inputs[$0] == nil }.compactMap { decisions[$0] }
      .map { .local($0) }
    let known = decision.requiredKnowledge.map(\.id)
    decision.requiredKnowledge += names.compactMap { knowledge[$0] }.filter { !known.contains($0) }.map { .local($0) }
  }
}
