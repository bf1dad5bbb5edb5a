import FEEL
import Synchronization

/// What an evaluation finds on its way: problems, and what is written down for an explanation.
final class Findings: Sendable {
  struct Contents: Sendable {
    var problems: [DMNProblem] = []
    var recorder = ExplanationRecorder()
    /// What was wrong with the inputs, before any decision was made.
    var early: [DMNProblem] = []
  }

  /// Whether every part of the evaluation is written down, not problems alone.
  let isExplaining: Bool

  private let contents = Mutex(Contents())

  /// Where functions of a model put what they find, because they are called by FEEL, which knows nothing of it.
  @TaskLocal static var current: Findings?

  init(isExplaining: Bool = false) {
    self.isExplaining = isExplaining
  }

  func add(_ problem: DMNProblem) {
    contents.withLock { contents in
      guard contents.problems.count < 100 else { return }
      contents.problems.append(problem)
      if isExplaining, !contents.recorder.add(problem) { contents.early.append(problem) }
    }
  }

  func record(_ body: (inout ExplanationRecorder) -> Void) {
    contents.withLock { body(&$0.recorder) }
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
  /// Whether every part of the evaluation is written down. Nothing but this question is asked where it is not.
  let isExplaining: Bool
  /// What is being decided.
  var element = ""

  init(_ evaluation: Evaluation, _ findings: Findings?) {
    self.evaluation = evaluation
    self.findings = findings
    isExplaining = findings?.isExplaining ?? false
  }

  /// For the body of a function.
  convenience init(_ evaluation: Evaluation) {
    self.init(evaluation, evaluation.environment.explains ? Findings.current : nil)
  }

  /// Whether somebody asks for what is found.
  var finds: Bool { findings != nil }

  @inline(__always)
  func note(_ problem: @autoclosure () -> DMNProblem) {
    if let findings { findings.add(problem()) }
  }

  /// A part of the evaluation begins; ``end(_:problemsFrom:)`` has to follow.
  @inline(__always)
  func begin(_ part: @autoclosure () -> ExplainedPart) {
    if isExplaining { record { $0.begin(part) } }
  }

  /// The part begun last ends with a value; problems of expressions from that number on are its own.
  @inline(__always)
  func end(_ value: Value, problemsFrom first: Int = .max) {
    guard isExplaining else { return }
    let problems = evaluation.problems
    record { $0.end(value, first < problems.count ? Array(problems[first...]) : []) }
  }

  @inline(never)
  func record(_ body: (inout ExplanationRecorder) -> Void) { findings?.record(body) }

  /// Takes one of the steps an evaluation has; false when there are none left.
  func takeStep() -> Bool {
    !evaluation.withFrame(slots: 0) { _ in .boolean(true) }.isNull
  }
}
