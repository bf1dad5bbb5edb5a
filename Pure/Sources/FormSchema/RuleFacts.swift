import FEEL
import Kernel

/// The answers known so far, ready to be looked at by rules. It belongs to one thread.
///
/// `today()` is the day it was made for; nothing else of the world is known to a rule.
final class RuleFacts {
  let names: RuleNames
  let today: CivilDate
  private var answers: Answers
  private let evaluation: Evaluation

  init(_ names: RuleNames, _ answers: Answers = Answers(), today: CivilDate) {
    self.names = names
    self.today = today
    self.answers = answers
    evaluation = Evaluation(capacity: names.capacity, environment: today.ruleEnvironment)
    for question in answers.questions { put(answers[question], of: question) }
  }

  /// The answer to a question; `nil` when there is none.
  subscript(question: String) -> Answer? {
    get { answers[question] }
    set {
      answers[question] = newValue
      put(newValue, of: question)
    }
  }

  /// Whether a condition is true: null, as of a question without an answer, is not.
  func holds(_ condition: Condition) -> Bool {
    guard condition.names === names else { return RuleFacts(condition.names, answers, today: today).holds(condition) }
    evaluation.renew()
    guard case .boolean(true) = evaluation.evaluate(condition.compiled) else { return false }
    return true
  }

  /// The same answers under other names.
  func renamed(_ names: RuleNames) -> RuleFacts { RuleFacts(names, answers, today: today) }

  /// The values in these slots of ``RuleNames``; null for `nil`.
  func values(_ slots: [Int?]) -> [Value] { slots.map { $0.map { evaluation[$0] } ?? .null } }

  private func put(_ answer: Answer?, of question: String) {
    guard let slots = names.slots[question] else { return }
    let value = answer?.ruleValue ?? .null
    for slot in slots.answer { evaluation[slot] = value }
    for slot in slots.other { evaluation[slot] = answer?.otherValue ?? .null }
  }
}
