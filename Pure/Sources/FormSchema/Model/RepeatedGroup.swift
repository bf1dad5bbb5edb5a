/// Questions that are asked again for each of several things or people, as for every child.
public struct RepeatedGroup: Sendable, Equatable {
  /// What each row asks. One of them may be such a group itself, but that one's none.
  public var questions: [Question]
  public var atLeast: Int
  public var atMost: Int
  /// Rules between the answers of one row.
  public var checks: [Check]
  /// Which of the questions and rules a reusable group made, in page order.
  public var uses: [GroupUse]
  /// What one row is called, as お子さま.
  public var itemTitle: String
  /// What the conditions of its questions may look at: those of the form around it, and its own, which hide others of
  /// the same name.
  public let names: RuleNames

  /// The most rows that a form can ask for.
  public static let mostRows = 100
  /// The most rows where the form does not say.
  public static let usualRows = 20

  /// - Parameter outer: the questions of the form around it, and of the group around it if there is one.
  public init(
    questions: [Question], atLeast: Int = 0, atMost: Int = Self.usualRows, checks: [Check] = [], itemTitle: String,
    outer: [Question] = []
  ) {
    self.init(
      questions: questions, atLeast: atLeast, atMost: atMost, checks: checks, itemTitle: itemTitle,
      names: RuleNames(questions, within: outer))
  }

  /// - Parameter names: those its conditions were read with.
  public init(
    questions: [Question], atLeast: Int, atMost: Int, checks: [Check], itemTitle: String, names: RuleNames,
    uses: [GroupUse] = []
  ) {
    self.questions = questions
    self.atLeast = atLeast
    self.atMost = atMost
    self.checks = checks
    self.itemTitle = itemTitle
    self.names = names
    self.uses = uses
  }

  public func question(_ id: String) -> Question? { questions.first { $0.id == id } }

  public static func == (left: RepeatedGroup, right: RepeatedGroup) -> Bool {
    left.questions == right.questions && left.atLeast == right.atLeast && left.atMost == right.atMost
      && left.checks == right.checks && left.itemTitle == right.itemTitle && left.uses == right.uses
  }
}
