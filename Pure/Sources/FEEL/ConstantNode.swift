/// A value known when compiling. Keeps the reason where it is null because something was wrong.
final class ConstantNode: Node {
  let constant: Value
  private let problem: FEELProblem?

  init(_ constant: Value, _ problem: FEELProblem? = nil) {
    self.constant = constant
    self.problem = problem
  }

  func value(_ frame: Frame) -> Value {
    if let problem { frame.evaluation.note(problem) }
    return constant
  }
}
