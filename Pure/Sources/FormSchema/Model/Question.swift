/// One thing a form asks, or says (``QuestionType/information(text:)``).
public struct Question: Sendable, Equatable {
  /// Names that the fields of the pages themselves have; a question with such an id could not be told from them.
  public static let ownNames: Set<String> = [
    "action", "add-row", "csrf", "look-up-address", "once", "remove-file", "remove-row", "return", "revision", "shown",
  ]

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
  /// Whether 「わからない」 counts as an answer.
  public var allowsUnknown: Bool
  /// What is proposed when it is shown first; nothing is answered by it until somebody sends the page.
  public var initial: Formula?
  /// Where a proposal may be taken from.
  public var prefill: PrefillSource?
  /// The table that gives the options of a choice; `nil` when the form names them.
  public var optionsFrom: String?

  /// - Parameter isPersonal: `nil` takes the type's own default.
  public init(
    id: String, name: String? = nil, type: QuestionType, label: String, hint: String? = nil, isOptional: Bool = false,
    role: Role? = nil, when: Condition? = nil, isPersonal: Bool? = nil, allowsUnknown: Bool = false,
    initial: Formula? = nil, prefill: PrefillSource? = nil, optionsFrom: String? = nil
  ) {
    self.id = id
    self.name = name
    self.type = type
    self.label = label
    self.hint = hint
    self.isOptional = isOptional
    self.role = role
    self.when = when
    self.isPersonal = type.isAlwaysPersonal || (isPersonal ?? type.isPersonalByDefault)
    self.allowsUnknown = allowsUnknown && type.canBeUnknown
    self.initial = initial
    self.prefill = prefill
    self.optionsFrom = optionsFrom
  }

  /// `false` for text without an answer.
  public var isAsked: Bool { type.name != .information }

  /// A question of each row of a ``QuestionType/rows(_:)``.
  public func inner(_ id: String) -> Question? { type.group?.question(id) }
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
