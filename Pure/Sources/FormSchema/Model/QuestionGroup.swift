import Kernel

/// Questions that several forms ask alike, with their conditions, rules and words: `groups/<id>.yaml`.
///
/// A procedure holds its own copy, so it is complete by itself; ``version`` tells which one it is.
public struct QuestionGroup: Sendable, Equatable {
  public let id: String
  public let version: Int
  /// The whole file, as it is stored and exported.
  public let source: JSONValue

  public init(id: String, version: Int, source: JSONValue) {
    (self.id, self.version, self.source) = (id, version, source)
  }
}

/// The place in a form where a group's questions stand.
public struct GroupUse: Sendable, Equatable {
  public var group: String
  /// What the ids of its questions and rules begin with here, before a hyphen.
  public var prefix: String
  /// What differs here from the group, by the id a question has in it; as the form writes it.
  public var changes: JSONValue?
  /// The ids of the questions it made, in order.
  public var questions: [String]
  /// The ids of the rules it made.
  public var checks: [String]

  public init(group: String, prefix: String, changes: JSONValue?, questions: [String], checks: [String]) {
    (self.group, self.prefix, self.changes) = (group, prefix, changes)
    (self.questions, self.checks) = (questions, checks)
  }
}
