import FEEL
import Synchronization

/// What an evaluation finds on its way: problems, and the steps that were taken.
final class Findings: Sendable {
  struct Contents: Sendable {
    var problems: [DMNProblem] = []
    var steps: [EvaluationStep] = []
  }

  private let contents = Mutex(Contents())

  /// Where functions of a model put what they find, because they are called by FEEL, which knows nothing of it.
  @TaskLocal static var current: Findings?

  func add(_ problem: DMNProblem) {
    contents.withLock { if $0.problems.count < 100 { $0.problems.append(problem) } }
  }

  func add(_ step: EvaluationStep) {
    contents.withLock { if $0.steps.count < 10_000 { $0.steps.append(step) } }
  }

  /// Everything found since the last call.
  func take() -> Contents {
    contents.withLock { contents in
      defer { contents = Contents() }
      return contents
    }
  }
}

/// Logic at work on one thread.
final class Run {
  let evaluation: Evaluation
  /// Nil where nobody asks for what is found.
  private let findings: Findings?
  /// What is being decided.
  var element = ""

  init(_ evaluation: Evaluation, _ findings: Findings?) {
    self.evaluation = evaluation
    self.findings = findings
  }

  /// For the body of a function.
  convenience init(_ evaluation: Evaluation) {
    self.init(evaluation, evaluation.environment.explains ? Findings.current : nil)
  }

  var explains: Bool { findings != nil }

  @inline(__always)
  func note(_ problem: @autoclosure () -> DMNProblem) {
    if let findings { findings.add(problem()) }
  }

  @inline(__always)
  func note(_ step: @autoclosure () -> EvaluationStep) {
    if let findings { findings.add(step()) }
  }

  /// Takes one of the steps an evaluation has; false when there are none left.
  func takeStep() -> Bool {
    !evaluation.withFrame(slots: 0) { _ in .boolean(true) }.isNull
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
