/// What a procedure may decide by rules, each in a file of `decisions/` with this name.
public enum DecisionKind: String, Sendable, CaseIterable {
  /// What an application costs: a number of yen, or a context of `amount` and `reason`.
  case fee
  /// Whether it can be applied for: a context of `outcome` and `reason`.
  case eligibility
  /// Who works on it: the id of a department, or a context of `department`.
  case routing
  /// Which files must come with it: a list of ids of questions, or of contexts of `question` and `reason`.
  case attachments

  /// The path of its file in the folder.
  public var path: String { "decisions/\(rawValue).dmn" }
}
