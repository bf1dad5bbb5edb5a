/// What is known of the people an application is about, before anything is typed.
public struct PrefillFacts: Sendable {
  /// The applicant in the registry: only where an officer has seen who it is.
  public var applicant: ResidentFacts?
  /// The others of the applicant's household.
  public var household: [ResidentFacts]
  /// Whom the application is about, where that is someone else.
  public var subject: ResidentFacts?
  /// The proven address of the signed-in account; empty without one.
  public var email: String
  public var former: FormerApplication?

  public init(
    applicant: ResidentFacts? = nil, household: [ResidentFacts] = [], subject: ResidentFacts? = nil,
    email: String = "", former: FormerApplication? = nil
  ) {
    self.applicant = applicant
    self.household = household
    self.subject = subject
    self.email = email
    self.former = former
  }
}

/// An earlier application of the same person.
public struct FormerApplication: Sendable {
  /// The procedure's id; its own answers are taken over for the same procedure only.
  public let procedure: String
  public let form: Form
  public let typed: TypedAnswers
  /// What is told of where its answers were taken over from.
  public let origin: PrefillOrigin

  /// - Parameter origin: ``PrefillOrigin/lifeEvent`` for what was typed once for several applications that begin together.
  public init(procedure: String, form: Form, typed: TypedAnswers, origin: PrefillOrigin = .formerApplication) {
    (self.procedure, self.form, self.typed, self.origin) = (procedure, form, typed, origin)
  }
}
