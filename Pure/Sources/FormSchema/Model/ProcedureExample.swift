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
    case accepted(Accepted)
    /// Question id to problem.
    case refused([String: AnswerProblem.Code])
    /// The answers are in order, and the rules say that it cannot be applied for; with the reason's id.
    case notEligible(reason: String?)
  }

  /// What must be true of an application that is accepted.
  public struct Accepted: Sendable, Equatable {
    /// In yen; `nil` for free.
    public var fee: Int?
    /// The id of the fee's reason; `nil` when it is not said.
    public var feeReason: String?
    /// Whether an officer has to look at whether it can be applied for.
    public var isAsked: Bool
    /// The id of the reason of that; `nil` when it is not said.
    public var reason: String?
    /// Who works on it; `nil` for the procedure's department.
    public var department: String?
    /// The file questions the rules want among those shown; `nil` when it is not said.
    public var attachments: [String]?
    /// Questions that are not asked.
    public var hidden: [String]
    /// The applicant's full name; `nil` when it is not said.
    public var applicant: String?

    public init(
      fee: Int? = nil, feeReason: String? = nil, isAsked: Bool = false, reason: String? = nil,
      department: String? = nil, attachments: [String]? = nil, hidden: [String] = [], applicant: String? = nil
    ) {
      self.fee = fee
      self.feeReason = feeReason
      self.isAsked = isAsked
      self.reason = reason
      self.department = department
      self.attachments = attachments
      self.hidden = hidden
      self.applicant = applicant
    }
  }
}

/// An answer as an example writes it.
public indirect enum ExampleValue: Sendable, Equatable {
  case scalar(String)
  case list([ExampleValue])
  case map([String: ExampleValue])
}
