import FormSchema

/// What the town decided, with what the officer filled in and the reason in words.
public struct Decision: Sendable {
  public enum Outcome: String, Sendable, CaseIterable {
    case granted, refused

    var status: CaseStatus { self == .granted ? .granted : .refused }
    var event: CaseEvent.Kind { self == .granted ? .granted : .refused }
    var moment: DocumentTemplate.Moment { self == .granted ? .granted : .refused }
    var message: MessageMoment { self == .granted ? .granted : .refused }
    /// What the audit log calls it.
    var action: String { self == .granted ? "cases.granted" : "cases.refused" }
  }

  public let outcome: Outcome
  /// The officer's answers to the procedure's decision form, as typed; empty on a refusal.
  public let typed: TypedAnswers
  /// Told to the applicant; required on a refusal.
  public let reason: String
}
