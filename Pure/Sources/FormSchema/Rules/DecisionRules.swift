import DMN
import FEEL
import Kernel

/// One decision of a procedure, read and compiled once: the decision of ``DecisionKind``'s name in a DMN model.
public struct DecisionRules: Sendable, Equatable {
  public let kind: DecisionKind
  public let model: DecisionModel
  /// The model as it is stored and exported: the same rules have the same text.
  public let xml: String
  public let compiled: CompiledModel
  /// `nil` when the model has no decision of that name.
  public let decision: CompiledDecision?
  public let names: RuleNames
  /// For each input of the decision, where its value stands.
  private let slots: [Int?]
  /// For each column of the decision's table, the questions it depends on.
  private let columns: [Set<String>]

  public init(_ kind: DecisionKind, _ model: DecisionModel, _ names: RuleNames) {
    self.kind = kind
    self.model = model
    self.names = names
    xml = model.xml
    compiled = CompiledModel(model)
    let isThere = model.decisions.contains { $0.name == kind.rawValue }
    decision = isThere ? compiled.decision(kind.rawValue) : nil
    slots = decision?.inputs.map { names.layout.slot(of: $0.name) } ?? []
    columns = ColumnQuestions(kind, compiled, names).columns
  }

  public static func == (left: DecisionRules, right: DecisionRules) -> Bool {
    left.kind == right.kind && left.xml.utf8.elementsEqual(right.xml.utf8)
  }

  /// The ids of the questions it looks at.
  public var questions: Set<String> { Set(decision?.inputs.compactMap { names.question(named: $0.name) } ?? []) }

  /// What it says of these answers; null when no rule fits.
  func value(_ facts: RuleFacts) -> Value {
    guard let decision else { return .null }
    let facts = facts.names === names ? facts : facts.renamed(names)
    return DecisionEvaluator(decision, environment: facts.today.ruleEnvironment).evaluate(facts.values(slots))
  }

  /// What it says of these answers, and why: which rules fit, what they looked at, what they are taken from.
  public func explained(for answers: Answers, on day: CivilDate) -> DecisionOutcome? {
    guard let decision else { return nil }
    let values = RuleFacts(names, answers, today: day).values(slots)
    return DecisionEvaluator(decision, environment: day.ruleEnvironment, explaining: true).outcome(values)
  }

  /// Whether the result stays as it is, whatever will be answered to the questions that are open: the one rule that
  /// fits does not look at them.
  func isSettled(for answers: Answers, on day: CivilDate, open: Set<String>) -> Bool {
    guard !open.isEmpty else { return true }
    guard let table = explained(for: answers, on: day)?.explanation?.decision(kind.rawValue)?.table,
      [.unique, .any].contains(table.table.hitPolicy), table.matches.count == 1,
      let rule = table.rule(table.matches[0].rule), rule.inputEntries.count == columns.count
    else { return false }
    return zip(rule.inputEntries, columns).allSatisfy { cell, questions in
      cell.text == "-" || questions.isDisjoint(with: open)
    }
  }
}
