import FEEL
import Kernel

/// Asks rules about one set of answers after another. It belongs to one thread.
///
/// The room for all answers of a form is made once, and not anew for each asking as ``Condition/holds(_:today:)`` does.
public final class RuleTrial {
  private let today: CivilDate
  /// Nothing is known in them between two askings.
  private var known: [ObjectIdentifier: RuleFacts] = [:]

  /// - Parameter today: the only day it is asked about.
  public init(today: CivilDate) { self.today = today }

  /// Whether a condition is true of these answers.
  public func holds(_ condition: Condition, _ answers: Answers) -> Bool {
    asked(condition.names, answers) { $0.holds(condition) }
  }

  /// The answer to a question that is worked out of these answers; `nil` when there is none, or when somebody types it.
  public func answer(to question: Question, _ answers: Answers) -> Answer? {
    guard let formula = question.type.formula else { return nil }
    let value = asked(formula.names, answers) { $0.value(formula) }
    switch question.type {
    case .computed(let computation): return computation.answer(value)
    case .lookedUp(let lookUp): return lookUp.answer(value)
    default: return nil
    }
  }

  /// What a decision says of these answers; null when no rule fits.
  public func value(of rules: DecisionRules, _ answers: Answers) -> Value {
    asked(rules.names, answers) { rules.value($0) }
  }

  private func asked<Result>(_ names: RuleNames, _ answers: Answers, _ ask: (RuleFacts) -> Result) -> Result {
    let facts = facts(names)
    let questions = answers.questions
    for question in questions { facts[question] = answers[question] }
    defer { for question in questions { facts[question] = nil } }
    return ask(facts)
  }

  private func facts(_ names: RuleNames) -> RuleFacts {
    if let facts = known[ObjectIdentifier(names)] { return facts }
    let facts = RuleFacts(names, today: today)
    known[ObjectIdentifier(names)] = facts
    return facts
  }
}
