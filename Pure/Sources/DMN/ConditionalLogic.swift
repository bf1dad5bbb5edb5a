import FEEL

/// A boxed conditional (DMN 1.5 §10.2.1): null is not true; what is no truth at all gives null.
final class ConditionalLogic: Logic {
  private let condition: any Logic
  private let then: any Logic
  private let otherwise: any Logic

  init(_ condition: any Logic, _ then: any Logic, _ otherwise: any Logic) {
    self.condition = condition
    self.then = then
    self.otherwise = otherwise
  }

  func value(_ run: Run) -> Value {
    switch condition.value(run) {
    case .boolean(true): return then.value(run)
    case .boolean(false), .null: return otherwise.value(run)
    case let other:
      run.note(DMNProblem(.valueNotAllowed, in: run.element, found: "\(other.type)", expected: "true or false"))
      return .null
    }
  }
}
