import Kernel

/// An application with the outcome it must have: a procedure's own test.
public struct ProcedureExample: Sendable, Equatable {
  /// The file's name without its ending.
  public var id: String
  public var title: String
  /// The day it is applied for.
  public var on: CivilDate
  public var answers: [String: ExampleValue]
  public var expected: Expectation
  /// The officer's answers; `nil` when nothing is decided.
  public var decision: [String: ExampleValue]?
  /// Ids of the documents a grant then gives; `nil` when it is not said.
  public var documents: [String]?

  public init(
    id: String, title: String, on: CivilDate, answers: [String: ExampleValue], expected: Expectation,
    decision: [String: ExampleValue]? = nil, documents: [String]? = nil
  ) {
    self.id = id
    self.title = title
    self.on = on
    self.answers = answers
    self.expected = expected
    self.decision = decision
    self.documents = documents
  }

  /// What must come of it.
  public enum Expectation: Sendable, Equatable {
    /// `fee` in yen; `hidden` are questions that were not asked; `applicant` is the full name.
    case accepted(fee: Int?, hidden: [String], applicant: String?)
    /// Question id to problem.
    case refused([String: AnswerProblem.Code])
  }
}

/// An answer as an example writes it.
public indirect enum ExampleValue: Sendable, Equatable {
  case scalar(String)
  case list([ExampleValue])
  case map([String: ExampleValue])
}
