import DecimalArithmetic
import FEEL
import FormSchema

/// The values that a form's rules name beside each question: at and beside them something changes.
struct QuestionHints: Sendable {
  private var byQuestion: [String: [Value]] = [:]

  init(_ form: Form) {
    for section in form.sections { note([section.when?.formula]) }
    note(form.questions, form.checks)
  }

  /// Of a question of the form or of a row in it.
  subscript(question: String) -> [Value] { byQuestion[question] ?? [] }

  func texts(_ question: String) -> [String] {
    self[question].compactMap { if case .string(let text) = $0 { text } else { nil } }
  }

  func numbers(_ question: String) -> [Int] {
    self[question].compactMap { if case .number(let number) = $0 { number.int } else { nil } }
  }

  private mutating func note(_ questions: [Question], _ checks: [Check]) {
    for question in questions {
      note([question.when?.formula])
      switch question.type {
      case .computed(let computation): note([computation.formula])
      case .lookedUp(let lookUp):
        for id in lookUp.key.questions { byQuestion[id, default: []] += lookUp.table.rows.map { .string($0[0]) } }
      case .rows(let group): note(group.questions, group.checks)
      default: break
      }
    }
    for check in checks { note([check.when?.formula, check.must.formula]) }
  }

  private mutating func note(_ formulas: [Formula?]) {
    for formula in formulas.compactMap(\.self) {
      let values = formula.expression.everyPart.compactMap { part -> Value? in
        if case .literal(let value) = part.kind, !value.isNull { value } else { nil }
      }
      for question in formula.questions { byQuestion[question, default: []] += values }
    }
  }
}
