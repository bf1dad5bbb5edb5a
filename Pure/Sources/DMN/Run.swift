import FEEL

/// One evaluation of a model's decisions on one thread: where values are, and what is found on the way.
final class Run {
  let evaluation: Evaluation
  /// Whether problems and steps are gathered.
  let explains: Bool
  private(set) var problems: [DMNProblem] = []
  private(set) var steps: [EvaluationStep] = []
  /// What is being decided.
  var element = ""

  init(_ evaluation: Evaluation) {
    self.evaluation = evaluation
    explains = evaluation.environment.explains
  }

  func note(_ problem: @autoclosure () -> DMNProblem) {
    if explains, problems.count < 100 { problems.append(problem()) }
  }

  func note(_ step: @autoclosure () -> EvaluationStep) {
    if explains, steps.count < 10_000 { steps.append(step()) }
  }

  func forget() {
    problems.removeAll()
    steps.removeAll()
  }
}

/// What happened on the way to a result, in order.
public enum EvaluationStep: Sendable, Hashable {
  /// A decision was made.
  case decision(name: String, value: Value)
  /// A table was asked: with these inputs, these rules fitted, counted from one.
  case table(element: String, inputs: [TableInput], rules: [Int])

  public struct TableInput: Sendable, Hashable {
    public let expression: String
    public let value: Value

    public init(expression: String, value: Value) {
      self.expression = expression
      self.value = value
    }
  }
}
