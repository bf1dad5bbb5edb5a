/// Sections of questions and the rules between their answers.
public struct Form: Sendable, Equatable {
  public let sections: [Section]
  public let checks: [Check]
  /// What its conditions may look at.
  public let names: RuleNames
  /// Which files must be attached, beside those that are not optional.
  private(set) var demands: DecisionRules?
  private let questionsByID: [String: Question]
  private let sectionsByQuestion: [String: String]

  /// - Parameter names: those its conditions were read with; `nil` makes them from its questions.
  public init(sections: [Section], checks: [Check] = [], names: RuleNames? = nil) {
    self.sections = sections
    self.checks = checks
    let all = sections.flatMap(\.questions)
    self.names = names ?? RuleNames(all)
    questionsByID = Dictionary(all.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    sectionsByQuestion = Dictionary(
      sections.flatMap { section in section.questions.map { ($0.id, section.id) } },
      uniquingKeysWith: { first, _ in first })
  }

  public static func == (left: Form, right: Form) -> Bool {
    left.sections == right.sections && left.checks == right.checks
  }

  /// The same form, in which these rules say which files must be attached.
  func demanding(_ demands: DecisionRules?) -> Form {
    var form = self
    form.demands = demands
    return form
  }

  /// Every question, in page order.
  public var questions: [Question] { sections.flatMap(\.questions) }

  public func question(_ id: String) -> Question? { questionsByID[id] }
  public func section(_ id: String) -> Section? { sections.first { $0.id == id } }
  /// The id of the section a question stands in.
  public func sectionID(of question: String) -> String? { sectionsByQuestion[question] }
}

/// One page of a form.
public struct Section: Sendable, Equatable {
  public var id: String
  public var title: String
  public var intro: String?
  /// Shown only then.
  public var when: Condition?
  public var questions: [Question]

  public init(id: String, title: String, intro: String? = nil, when: Condition? = nil, questions: [Question]) {
    self.id = id
    self.title = title
    self.intro = intro
    self.when = when
    self.questions = questions
  }
}

/// A rule between answers.
public struct Check: Sendable, Equatable {
  public var id: String
  /// The question the message stands beside.
  public var question: String
  /// Applies only then.
  public var when: Condition?
  public var must: Condition
  public var message: String

  public init(id: String, at question: String, when: Condition? = nil, must: Condition, message: String) {
    self.id = id
    self.question = question
    self.when = when
    self.must = must
    self.message = message
  }
}
