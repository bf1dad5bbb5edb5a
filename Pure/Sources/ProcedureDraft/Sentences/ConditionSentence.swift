import DecisionSheets

/// A condition as a person puts it together: parts that all or any have to hold. What cannot be shown so stays FEEL.
public indirect enum ConditionSentence: Sendable, Hashable {
  case all([ConditionSentence])
  case any([ConditionSentence])
  case part(ConditionPart)
  /// As it is written.
  case formula(String)

  /// Whether nothing of it is left as FEEL.
  public var isGuided: Bool {
    switch self {
    case .all(let parts), .any(let parts): parts.allSatisfy(\.isGuided)
    case .part: true
    case .formula: false
    }
  }

  /// The condition as a form holds it. Read again it is this sentence.
  public var feel: String {
    switch self {
    case .all(let parts): parts.isEmpty ? "true" : Self.joined(parts, " and ")
    case .any(let parts): parts.isEmpty ? "false" : Self.joined(parts, " or ")
    case .part(let part): part.feel
    case .formula(let text): text
    }
  }

  private static func joined(_ parts: [ConditionSentence], _ word: String) -> String {
    if parts.count == 1 { return parts[0].feel }
    return parts.map { part in
      switch part {
      case .part: part.feel
      case .all(let inner) where inner.count == 1, .any(let inner) where inner.count == 1: joined(inner, word)
      case .all, .any, .formula: "(\(part.feel))"
      }
    }.joined(separator: word)
  }
}

/// One thing a condition says of one answer.
public struct ConditionPart: Sendable, Hashable {
  /// What rules call the question: its id or short name; with `.other` the free text beside a choice.
  public var name: String
  /// A part of its answer, as `full` of a name; `nil` for the answer itself.
  public var member: String?
  public var relation: Relation
  /// What it is compared with; none for relations that need nothing.
  public var values: [Value]

  public init(_ name: String, member: String? = nil, _ relation: Relation, _ values: [Value] = []) {
    (self.name, self.member, self.relation, self.values) = (name, member, relation, values)
  }

  /// How an answer and a value stand to each other.
  public enum Relation: String, Sendable, Hashable, CaseIterable {
    case isSame = "is"
    case isNot = "is-not"
    case isOneOf = "is-one-of"
    case isNoneOf = "is-none-of"
    /// One of the options chosen is this.
    case includes
    case includesNot = "includes-not"
    case isAnswered = "is-answered"
    case isNotAnswered = "is-not-answered"
    case isYes = "is-yes"
    case isNo = "is-no"
    case less
    case lessOrEqual = "less-or-equal"
    case greater
    case greaterOrEqual = "greater-or-equal"

    /// How many values it needs.
    public var needs: ClosedRange<Int> {
      switch self {
      case .isAnswered, .isNotAnswered, .isYes, .isNo: 0...0
      case .isOneOf, .isNoneOf: 1...100
      default: 1...1
      }
    }
  }

  public enum Value: Sendable, Hashable {
    /// The id of an option, or a text.
    case text(String)
    /// As FEEL writes it: `12`, `-0.5`.
    case number(String)
    /// `2026-04-01`
    case date(String)
    /// The day of application, or a day some time from it, as FEEL writes it: `today()`, `today() - duration("P3M")`.
    case today(String)
    /// Another answer, by its name in rules.
    case answer(String)
  }

  public var feel: String {
    let subject = member.map { "\(name).\($0)" } ?? name
    let first = values.first?.feel ?? "null"
    let list = values.map(\.feel).joined(separator: ", ")
    return switch relation {
    case .isSame: "\(subject) = \(first)"
    case .isNot: "\(subject) != \(first)"
    case .isOneOf: "\(subject) in (\(list))"
    case .isNoneOf: "not(\(subject) in (\(list)))"
    case .includes: "list contains(\(subject), \(first))"
    case .includesNot: "not(list contains(\(subject), \(first)))"
    case .isAnswered: "\(subject) != null"
    case .isNotAnswered: "\(subject) = null"
    case .isYes: subject
    case .isNo: "\(subject) = false"
    case .less: "\(subject) < \(first)"
    case .lessOrEqual: "\(subject) <= \(first)"
    case .greater: "\(subject) > \(first)"
    case .greaterOrEqual: "\(subject) >= \(first)"
    }
  }

  /// What is meant beside the sign in a list of a question's relations: those that fit its type.
  /// - Parameter type: as `form.yaml` spells it.
  public static func relations(for type: String) -> [Relation] {
    switch type {
    case "choice": [.isSame, .isNot, .isOneOf, .isNoneOf, .isAnswered, .isNotAnswered]
    case "choices": [.includes, .includesNot, .isAnswered, .isNotAnswered]
    case "yes-no", "consent": [.isYes, .isNo, .isAnswered, .isNotAnswered]
    case "number", "yen", "date", "time", "computed":
      [.isSame, .isNot, .less, .lessOrEqual, .greater, .greaterOrEqual, .isAnswered, .isNotAnswered]
    case "text", "kana", "phone", "email", "insured-number", "corporate-number", "looked-up", "long-text":
      [.isSame, .isNot, .isAnswered, .isNotAnswered]
    case "individual-number", "information": []
    default: [.isAnswered, .isNotAnswered]
    }
  }
}

extension ConditionPart.Value {
  public var feel: String {
    switch self {
    case .text(let text): text.quoted
    case .number(let digits): digits
    case .date(let date): "date(\(date.quoted))"
    case .today(let text): text
    case .answer(let name): name
    }
  }
}
