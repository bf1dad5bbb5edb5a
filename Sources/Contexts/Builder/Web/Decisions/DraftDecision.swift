import DMN
import DecisionSheets
import FEEL
import FormSchema
import Kernel
import ProcedureDraft
import Web

/// Which decision of a draft is meant: a file of `decisions/`, and one of the decisions in it.
struct DecisionPlace: Sendable, Equatable {
  let kind: DecisionKind
  /// The decision the file is about, or one that helps it.
  let name: String

  init(_ kind: DecisionKind, _ name: String? = nil) { (self.kind, self.name) = (kind, name ?? kind.rawValue) }

  /// - Parameter path: of the file, as addresses have it.
  init?(_ path: DraftPath, name: String) {
    guard let kind = DecisionKind.allCases.first(where: { $0.path == path.file }), path.steps.isEmpty else {
      return nil
    }
    self.init(kind, name.isEmpty ? nil : name)
  }

  var path: DraftPath { DraftPath(kind.path) }
  /// Whether the procedure asks it, and no other decision does.
  var isMain: Bool { name == kind.rawValue }

  /// Its page, or another one about it.
  func address(_ draft: DraftAddress, page: String = "decision") -> String {
    draft.page(page, at: path) + (isMain ? "" : "&name=\(percentEncoded(name))")
  }
}

/// The decisions of one kind in a draft: the model of its file, and what can be said with the questions of the form.
struct DraftDecisions: Sendable {
  let reading: DraftReading
  let town: TownProfile
  let kind: DecisionKind
  /// What stands in the file; empty where there is none yet.
  let text: String
  let model: DecisionModel
  let words: CellWords

  /// - Throws: why the file is no DMN.
  init(_ kind: DecisionKind, _ reading: DraftReading, _ town: TownProfile) throws(DMNProblem) {
    (self.kind, self.reading, self.town) = (kind, reading, town)
    words = CellWords(kind, reading, town)
    if case .text(let text)? = reading.folder.files[kind.path] {
      self.text = text
      model = try DecisionModel.read(xml: text)
    } else {
      text = ""
      let name = kind.rawValue
      model = DecisionModel(name: name, namespace: "urn:tsumugi:\(reading.folder.procedure):\(name)")
    }
  }

  var language: SentenceLanguage { SentenceLanguage(reading.texts) }

  /// What cells may use: the questions of the form, and what other decisions give.
  func names(beside own: String) -> Set<String> {
    let decided = model.decisions.map(\.variable.name) + model.knowledgeModels.map(\.variable.name)
    return Set(reading.names.top.all + model.inputData.map(\.variable.name) + decided).subtracting([own])
  }

  /// The questions of the application as facts, with the types a model names.
  var facts: [InformationItem] {
    let names = reading.names.top
    let known = Set(model.decisions.map(\.variable.name))
    return names.all.filter { !known.contains($0) }.map { InformationItem($0, names.ruleType(of: $0)?.modelName) }
  }

  /// The table of a decision as people edit it.
  /// - Throws: what a grid cannot show of it.
  /// - Returns: `nil` when there is no such table: a formula, or nothing.
  func grid(of name: String) throws(SheetProblems) -> SheetGrid? {
    guard let decision = model.decisions.first(where: { $0.variable.name == name }),
      var form = SheetDecision(decision, in: model), case .table(let table) = form.logic
    else { return nil }
    form.logic = .table(words.shown(table, of: DecisionPlace(kind, name)))
    let sheet = try SheetWriter.sheet(of: form, names: names(beside: name), language: language)
    return words.withoutNothing(SheetGrid(sheet), of: DecisionPlace(kind, name))
  }

  /// The one expression of a decision; `nil` where it is made in another way.
  func formula(of name: String) -> String? {
    guard let decision = model.decisions.first(where: { $0.variable.name == name }),
      case .formula(let text)? = SheetDecision(decision, in: model)?.logic
    else { return nil }
    return text
  }

  /// What a person calls a decision: the question it answers, else its name.
  func title(of name: String) -> String {
    let question = model.decisions.first { $0.variable.name == name }?.question ?? ""
    if !question.isEmpty { return question }
    return name == kind.rawValue ? reading.texts["builder.staff.decision.kind.\(kind.rawValue)"] : name
  }
}

extension SentenceLanguage {
  /// Of the officer who looks at the page.
  init(_ texts: Texts) { self = texts.officerLanguage == .english ? .en : .ja }
}

extension FEELType {
  /// As a model names it; what has parts of its own is `Any`.
  fileprivate var modelName: String {
    switch self {
    case .number: "number"
    case .string: "string"
    case .boolean: "boolean"
    case .date: "date"
    case .time: "time"
    default: "Any"
    }
  }
}
