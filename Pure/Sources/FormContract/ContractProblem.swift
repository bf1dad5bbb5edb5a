import FormSchema
import Kernel

/// Something in a document that keeps it from being an application, and where.
public struct ContractProblem: Error, Sendable, Equatable {
  /// Where in the document it stands, or should: a JSON Pointer (RFC 6901); empty for the document as a whole.
  public let pointer: String
  public let reason: Reason

  public init(_ reason: Reason, at pointer: String) { (self.reason, self.pointer) = (reason, pointer) }

  public enum Reason: Sendable, Equatable {
    /// It has not the shape the schema describes.
    case shape(ShapeProblem)
    /// The form says it; its sentence is that of every other channel.
    case answer(AnswerProblem)
  }

  /// Stable, never translated: `unknown-member`, `not-a-date`, `check:…`.
  public var code: String {
    switch reason {
    case .shape(let problem): problem.code
    case .answer(let problem): problem.code.description
    }
  }

  /// The form's own problem; `nil` when the document has another shape than the schema describes.
  public var answer: AnswerProblem? { if case .answer(let problem) = reason { problem } else { nil } }
}

/// All that is wrong with a document, in its order.
public struct ContractProblems: Error, Sendable, Equatable {
  public let problems: [ContractProblem]

  public init(_ problems: [ContractProblem]) { self.problems = problems }
}
