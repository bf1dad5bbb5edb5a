/// Sections of questions and the rules between their answers.
public struct Form: Sendable, Equatable {
  public let sections: [Section]
  public let checks: [Check]
  /// What its conditions may look at.
  public let names: RuleNames
  /// In which order it is read.
  public private(set) var order: FormOrder

  /// - Parameter names: those its conditions were read with; `nil` makes them from its questions.
  public init(sections: [Section], checks: [Check] = [], names: RuleNames? = nil) {
    self.sections = sections
    self.checks = checks
    let names = names ?? RuleNames(sections.flatMap(\.questions))
    self.names = names
    order = FormOrder(sections, checks, names, demands: nil)
  }

  public static func == (left: Form, right: Form) -> Bool {
    left.sections == right.sections && left.checks == right.checks
  }

  /// The same form, in which these rules say which files must be attached.
  func demanding(_ demands: DecisionRules?) -> Form {
    guard let demands else { return self }
    var form = self
    form.order = FormOrder(sections, checks, names, demands: demands)
    return form
  }

  /// Every question, in page order.
  public var questions: [Question] { sections.flatMap(\.questions) }

  /// - Complexity: O(1).
  public func question(_ id: String) -> Question? { order.asked(id)?.question }
  public func section(_ id: String) -> Section? { sections.first { $0.id == id } }
  /// The id of the section a question stands in.
  /// - Complexity: O(1).
  public func sectionID(of question: String) -> String? {
    order.asked(question).flatMap { order.sectionID(at: $0.section) }
  }
}

/// One page of a form.
public struct Section: Sendable, Equatable {
  public var id: String
  public var title: String
  public var intro: String?
  /// Shown only then.
  public var when: Condition?
  /// Those of groups are among them.
  public var questions: [Question]
  /// Which of them a group made, in page order.
  public var uses: [GroupUse]

  public init(
    id: String, title: String, intro: String? = nil, when: Condition? = nil, questions: [Question],
    uses: [GroupUse] = []
  ) {
    self.id = id
    self.title = title
    self.intro = intro
    self.when = when
    self.questions = questions
    self.uses = uses
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
