/// What a procedure is, for whom, by when and who is responsible: the facts of `procedure.yaml`.
public struct Procedure: Sendable, Equatable {
  /// The folder's name: lower-case words with hyphens.
  public var id: String
  public var title: String
  /// What the town's rules call its paper: 様式第1号（第2条関係）. Japanese in every language; one line of at most
  /// ``mostFormNumber`` characters; `nil` where it has none.
  public var formNumber: String?
  /// One sentence, shown in lists.
  public var summary: String
  /// An id of the town's departments.
  public var department: String
  public var categories: [String]
  public var lifeEvents: [String]
  public var keywords: [String]
  /// One or more paragraphs.
  public var whoMayApply: String
  /// What to have at hand, a line each.
  public var needed: [String]
  /// A sentence; the amount to pay is decided by ``DecisionKind/fee``.
  public var cost: String
  /// The sentences that decisions give as their reasons, by id.
  public var reasons: [String: String]
  /// Working days until the decision, told to the applicant.
  public var expectedDays: Int
  /// Working days after which the case is overdue for officers.
  public var deadlineDays: Int
  public var legalBasis: [String]
  /// Steps after submission, a line each.
  public var whatHappensNext: [String]
  public var otherWays: OtherWays
  /// Ids of procedures a reader may want as well.
  public var related: [String]
  /// Years a case is kept after it is closed.
  public var retentionYears: Int

  /// What stands on one line at the top of a form.
  public static let mostFormNumber = 40

  public init(
    id: String, title: String, formNumber: String? = nil, summary: String, department: String,
    categories: [String] = [], lifeEvents: [String] = [], keywords: [String] = [], whoMayApply: String,
    needed: [String] = [], cost: String, reasons: [String: String] = [:], expectedDays: Int, deadlineDays: Int,
    legalBasis: [String] = [], whatHappensNext: [String] = [], otherWays: OtherWays, related: [String] = [],
    retentionYears: Int
  ) {
    self.id = id
    self.title = title
    self.formNumber = formNumber
    self.summary = summary
    self.department = department
    self.categories = categories
    self.lifeEvents = lifeEvents
    self.keywords = keywords
    self.whoMayApply = whoMayApply
    self.needed = needed
    self.cost = cost
    self.reasons = reasons
    self.expectedDays = expectedDays
    self.deadlineDays = deadlineDays
    self.legalBasis = legalBasis
    self.whatHappensNext = whatHappensNext
    self.otherWays = otherWays
    self.related = related
    self.retentionYears = retentionYears
  }
}

/// How to apply without this system; at least one is given.
public struct OtherWays: Sendable, Equatable {
  public var counter: String?
  public var phone: String?
  public var post: String?

  public init(counter: String? = nil, phone: String? = nil, post: String? = nil) {
    self.counter = counter
    self.phone = phone
    self.post = post
  }

  public var isEmpty: Bool { counter == nil && phone == nil && post == nil }
}
