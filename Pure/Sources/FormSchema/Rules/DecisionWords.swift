import FEEL

/// The words decisions answer with. Each has an English and a Japanese spelling, so that a table can be written in one
/// language throughout.
public enum DecisionWords {
  /// The members of an answer that is a context.
  public enum Member: CaseIterable, Sendable {
    case amount, reason, outcome, department, question

    public var spellings: [String] {
      switch self {
      case .amount: ["amount", "金額"]
      case .reason: ["reason", "理由"]
      case .outcome: ["outcome", "判定"]
      case .department: ["department", "担当課"]
      case .question: ["question", "書類"]
      }
    }
  }

  static func value(_ member: Member, of context: ContextValue) -> Value? {
    member.spellings.lazy.compactMap { context[$0] }.first
  }

  static func text(_ member: Member, of context: ContextValue) -> String? {
    guard case .string(let text)? = value(member, of: context) else { return nil }
    return text
  }
}
