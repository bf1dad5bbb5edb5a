/// What stands between the braces of a document or a message.
public enum Placeholder: Hashable, Sendable {
  /// The answer to a question of the form.
  case answer(String)
  /// The answer to a question of the decision form.
  case decision(String)
  case applicant(PartyField)
  case subject(PartyField)
  case fact(Fact)

  /// What a party to the case has.
  public enum PartyField: String, Sendable, CaseIterable {
    case name, address, phone
    case birthDate = "birth-date"
  }

  /// Facts of the case, the town and the day.
  public enum Fact: String, Sendable, CaseIterable {
    case receipt = "case.receipt"
    /// Running number in the department and fiscal year.
    case serial = "case.serial"
    case receivedOn = "case.received-on"
    case decidedOn = "decision.on"
    case reason = "decision.reason"
    case fee
    case townName = "town.name"
    case mayor = "town.mayor"
    case departmentName = "department.name"
    case departmentPhone = "department.phone"
    /// 文書記号, with which the numbers of the department's papers begin: つ防.
    case documentSign = "department.document-sign"
    case today
    /// Messages only.
    case procedureTitle = "procedure.title"
    /// Messages only: where the applicant sees the case.
    case statusURL = "status-url"
    /// Messages only: when the decision is expected.
    case dueOn = "due-on"

  }

  /// - Returns: `nil` when there is no such placeholder. Whether the question exists is not looked at.
  public init?(_ name: String) {
    if let fact = Fact(rawValue: name) {
      self = .fact(fact)
      return
    }
    let parts = name.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, !parts[1].isEmpty else { return nil }
    switch parts[0] {
    case "answer": self = .answer(parts[1])
    case "decision": self = .decision(parts[1])
    case "applicant":
      guard let field = PartyField(rawValue: parts[1]) else { return nil }
      self = .applicant(field)
    case "subject":
      guard let field = PartyField(rawValue: parts[1]), field != .phone else { return nil }
      self = .subject(field)
    default: return nil
    }
  }
}

extension Placeholder: CustomStringConvertible {
  /// The words between the braces.
  public var description: String {
    switch self {
    case .answer(let id): "answer.\(id)"
    case .decision(let id): "decision.\(id)"
    case .applicant(let field): "applicant.\(field.rawValue)"
    case .subject(let field): "subject.\(field.rawValue)"
    case .fact(let fact): fact.rawValue
    }
  }
}
