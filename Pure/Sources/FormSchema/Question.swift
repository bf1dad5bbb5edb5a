/// One thing a form asks, or says (``QuestionType/information(text:)``).
public struct Question: Sendable, Equatable {
  public var id: String
  /// A short name for rules beside the id, as 通数; `nil` when there is none.
  public var name: String?
  public var type: QuestionType
  /// Empty for ``QuestionType/information(text:)``.
  public var label: String
  public var hint: String?
  public var isOptional: Bool
  /// What the product may use the answer for.
  public var role: Role?
  /// Shown only then.
  public var when: Condition?
  /// Personal answers are encrypted at rest.
  public var isPersonal: Bool

  /// - Parameter isPersonal: `nil` takes the type's own default.
  public init(
    id: String, name: String? = nil, type: QuestionType, label: String, hint: String? = nil, isOptional: Bool = false,
    role: Role? = nil, when: Condition? = nil, isPersonal: Bool? = nil
  ) {
    self.id = id
    self.name = name
    self.type = type
    self.label = label
    self.hint = hint
    self.isOptional = isOptional
    self.role = role
    self.when = when
    self.isPersonal = isPersonal ?? type.isPersonalByDefault
  }

  /// `false` for text without an answer.
  public var isAsked: Bool { type.name != .information }
}

/// What an answer is, whatever the question is called.
public enum Role: String, Sendable, CaseIterable {
  case applicantName = "applicant.name"
  case applicantBirthDate = "applicant.birth-date"
  case applicantAddress = "applicant.address"
  case applicantPhone = "applicant.phone"
  case applicantEmail = "applicant.email"
  case subjectName = "subject.name"
  case subjectBirthDate = "subject.birth-date"
  case subjectAddress = "subject.address"
  case proxyName = "proxy.name"
  case proxyRelation = "proxy.relation"
}
