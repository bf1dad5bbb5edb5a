import FEEL
import Kernel

/// The answers known so far, ready to be looked at by rules. It belongs to one thread.
///
/// `today()` is the day it was made for; nothing else of the world is known to a rule.
final class RuleFacts {
  let names: RuleNames
  let today: CivilDate
  private(set) var answers: Answers
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

  /// Takes note of an answer to a question whose place among the names is known already.
  func know(_ answer: Answer?, to question: Question, at slots: RuleNames.Slots?) {
    answers[question.id] = answer
    if let slots { put(answer, slots, question.type) }
  }

  /// Whether a condition is true: null, as of a question without an answer, is not.
  func holds(_ condition: Condition) -> Bool {
    guard case .boolean(true) = value(condition.formula) else { return false }
    return true
  }

  /// What a formula gives; null when a question it needs has no answer.
  func value(_ formula: Formula) -> Value {
    guard formula.names.sharesSlots(with: names) else { return renamed(formula.names).value(formula) }
    evaluation.renew()
    return evaluation.evaluate(formula.compiled)
  }

  /// What is known inside a row: these answers, without those that the row's own questions hide.
  /// - Parameter outer: the questions around it that something in the row looks at, where that is known.
  func row(of group: RepeatedGroup, lookingAt outer: Set<String>? = nil) -> RuleFacts {
    let outer = outer ?? answers.questions.subtracting(group.questions.map(\.id))
    return RuleFacts(group.names, Answers(answers, only: outer), today: today)
  }

  /// The same answers under other names.
  func renamed(_ names: RuleNames) -> RuleFacts { RuleFacts(names, answers, today: today) }

  /// The values in these slots of ``RuleNames``; null for `nil`.
  func values(_ slots: [Int?]) -> [Value] { slots.map { $0.map { evaluation[$0] } ?? .null } }

  private func put(_ answer: Answer?, of question: String) {
    guard let slots = names.slots[question], let type = names.type(of: question) else { return }
    put(answer, slots, type)
  }

  private func put(_ answer: Answer?, _ slots: RuleNames.Slots, _ type: QuestionType) {
    let value = answer?.ruleValue(of: type) ?? .null
    for slot in slots.answer { evaluation[slot] = value }
    for slot in slots.other { evaluation[slot] = answer?.otherValue ?? .null }
  }
}
