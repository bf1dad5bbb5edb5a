import Kernel

/// A thing in a draft that others may refer to.
public enum DraftThing: Sendable, Hashable {
  /// By its full id: of a row `children.name`, of a group with what ids begin with.
  case question(String)
  case option(String, question: String)
  case section(String)
  case group(String)
  case reason(String)
  /// A table of codes.
  case table(String)
  case document(String)
}

/// One place where something is used.
public struct DraftUse: Sendable, Equatable {
  public enum Kind: String, Sendable, CaseIterable {
    /// Decides whether something is shown or asked.
    case condition
    /// A rule between answers.
    case check
    /// Works a value out: `value`, `key`, `initial`.
    case formula
    /// Something that a decision looks at.
    case decisionInput = "decision-input"
    /// Something that a decision gives.
    case decisionOutput = "decision-output"
    /// A sentence or a condition of a document.
    case document
    case message
    /// A sentence in another language.
    case translation
    case example
    /// Where a group's questions are used, or changed.
    case group
    /// The options or values of a question.
    case question
  }

  public let path: DraftPath
  public let kind: Kind
  /// What stands there, shortened.
  public let excerpt: String

  public init(_ kind: Kind, at path: DraftPath, _ excerpt: String) {
    self.kind = kind
    self.path = path
    self.excerpt = excerpt.count > Self.mostExcerpt ? excerpt.prefix(Self.mostExcerpt - 1) + "…" : excerpt
  }

  private static let mostExcerpt = 120
}
