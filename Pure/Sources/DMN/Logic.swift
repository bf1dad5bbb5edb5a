import FEEL

/// The logic of a decision or function made ready; reads and writes the slots of the current frame.
protocol Logic: AnyObject, Sendable {
  func value(_ run: Run) -> Value
}

/// A value that is always the same.
final class ConstantLogic: Logic {
  private let constant: Value

  init(_ constant: Value) { self.constant = constant }

  func value(_ run: Run) -> Value { constant }
}

/// An expression in FEEL.
final class LiteralLogic: Logic {
  let expression: CompiledExpression

  init(_ expression: CompiledExpression) { self.expression = expression }

  func value(_ run: Run) -> Value { run.evaluation.evaluate(expression) }
}

/// Something that could not be read: null, and why.
final class BrokenLogic: Logic {
  private let problem: DMNProblem

  init(_ problem: DMNProblem) { self.problem = problem }

  func value(_ run: Run) -> Value {
    run.note(problem)
    return .null
  }
}

/// A value that has to be of a type.
final class TypedLogic: Logic {
  private let logic: any Logic
  private let type: ItemType

  init(_ logic: any Logic, _ type: ItemType) {
    self.logic = logic
    self.type = type
  }

  func value(_ run: Run) -> Value {
    let value = logic.value(run)
    if let accepted = type.accepted(value, run.evaluation) { return accepted }
    run.note(
      DMNProblem(.valueNotAllowed, in: run.element, found: "\(value.type)", expected: "a value of \(type.feel)"))
    return .null
  }
}
