import DMN
import FEEL
import FormSchema

/// A decision of a model, whose names stand for questions or for other decisions of the model.
final class RuleTable {
  private let rules: DecisionRules
  private let name: String
  private let question: (String) -> RulePart.Meaning
  private let depth: Int

  /// Decisions stand on others in at most so many steps.
  private static let deepest = 16

  /// - Parameters:
  ///   - name: of the decision.
  ///   - question: what the id of a question stands for.
  convenience init(_ rules: DecisionRules, _ name: String, question: @escaping (String) -> RulePart.Meaning) {
    self.init(rules, name, depth: 0, question: question)
  }

  private init(_ rules: DecisionRules, _ name: String, depth: Int, question: @escaping (String) -> RulePart.Meaning) {
    (self.rules, self.name, self.depth, self.question) = (rules, name, depth, question)
  }

  /// How the decision is made.
  var logic: BoxedExpression? { rules.model.decisions.first { $0.name == name }?.logic }

  /// Every name of the model: those of its inputs, and those of its decisions.
  private var names: [String] { rules.model.inputData.map(\.name) + rules.model.decisions.map(\.name) }

  /// The ids of every question the model looks at.
  var allQuestions: [String] { rules.model.inputData.compactMap { rules.names.question(named: $0.name) } }

  /// A text of the model; `nil` when it cannot be read.
  func part(_ text: String) -> RulePart? {
    guard let parsed = try? FEELParser.expression(text, in: FEELScope(names.map { ($0, .any) })) else { return nil }
    return RulePart(source: source(text), expression: parsed.expression)
  }

  /// The tests of a cell of the column `subject`; `nil` when they cannot be read.
  func tests(_ text: String, of subject: RulePart) -> (tests: UnaryTests, source: RuleSource)? {
    guard let parsed = try? FEELParser.unaryTests(text, in: FEELScope(names.map { ($0, .any) })) else { return nil }
    return (parsed.tests, source(text, subject: subject))
  }

  private func source(_ text: String, subject: RulePart? = nil) -> RuleSource {
    RuleSource(text, subject: subject) { [self] in meaning(of: $0) }
  }

  private func meaning(of name: String) -> RulePart.Meaning {
    if let decision = rules.model.decisions.first(where: { $0.name == name }) {
      let table = RuleTable(rules, name, depth: depth + 1, question: question)
      guard depth < Self.deepest else { return .unknown }
      guard case .literal(let literal)? = decision.logic?.kind else { return .table(table) }
      return table.part(literal.text).map { .helper($0) } ?? .unknown
    }
    return RulePart.meaning(of: name, rules.names, question)
  }
}
