import DecimalArithmetic
import FEEL
import Kernel

/// What the rules of a procedure say about one application.
public struct Determination: Sendable, Equatable {
  public var fee: Fee
  public var eligibility: Eligibility
  /// Who works on it: an id of the town's departments.
  public var department: String
  /// In the order of the rules.
  public var attachments: [AttachmentDemand]

  public struct Fee: Sendable, Equatable {
    public var amount: Yen
    /// An id of the procedure's ``Procedure/reasons``; `nil` when the rules give none.
    public var reason: String?

    public init(amount: Yen, reason: String? = nil) {
      self.amount = amount
      self.reason = reason
    }
  }

  public struct Eligibility: Sendable, Equatable {
    public var outcome: Outcome
    /// An id of the procedure's ``Procedure/reasons``; `nil` when the rules give none.
    public var reason: String?

    public init(outcome: Outcome, reason: String? = nil) {
      self.outcome = outcome
      self.reason = reason
    }

    public enum Outcome: String, Sendable, CaseIterable {
      case eligible
      /// An officer has to look at it; it can be applied for.
      case ask
      /// It cannot be applied for.
      case notEligible = "not-eligible"

      /// As a table may write it.
      public var spellings: [String] {
        switch self {
        case .eligible: [rawValue, "対象"]
        case .ask: [rawValue, "要確認"]
        case .notEligible: [rawValue, "対象外"]
        }
      }
    }
  }
}

/// A file question that has to be answered, and why.
public struct AttachmentDemand: Sendable, Equatable {
  public var question: String
  /// An id of the procedure's ``Procedure/reasons``; `nil` when the rules give none.
  public var reason: String?
}

extension Determination.Fee {
  /// Free when the rules say nothing; never below zero, and a fraction of a yen is left out.
  init(_ value: Value) {
    switch value {
    case .number: self.init(amount: Self.yen(value), reason: nil)
    case .context(let context):
      self.init(
        amount: Self.yen(DecisionWords.value(.amount, of: context)),
        reason: DecisionWords.text(.reason, of: context))
    default: self.init(amount: Yen(0), reason: nil)
    }
  }

  private static func yen(_ value: Value?) -> Yen {
    guard case .number(let number)? = value, let amount = number.rounded(scale: 0, .down)?.int else {
      return Yen(0)
    }
    return Yen(max(0, amount))
  }
}

extension Determination.Eligibility {
  /// An officer looks at it when the rules say nothing.
  init(_ value: Value) {
    guard case .context(let context) = value, let word = DecisionWords.text(.outcome, of: context),
      let outcome = Outcome.allCases.first(where: { $0.spellings.contains(word) })
    else {
      self.init(outcome: .ask, reason: nil)
      return
    }
    self.init(outcome: outcome, reason: DecisionWords.text(.reason, of: context))
  }
}

extension AttachmentDemand {
  static func list(_ value: Value) -> [AttachmentDemand] {
    switch value {
    case .list(let list): list.items.flatMap(Self.list)
    case .string(let question): [AttachmentDemand(question: question)]
    case .context(let context):
      DecisionWords.text(.question, of: context).map {
        [AttachmentDemand(question: $0, reason: DecisionWords.text(.reason, of: context))]
      } ?? []
    default: []
    }
  }
}

extension ProcedureDefinition {
  /// What the rules say about these answers on that day. Without rules it is free, open to everybody, for the
  /// procedure's department, and asks for the files the form asks for.
  public func determination(for answers: Answers, on day: CivilDate) -> Determination {
    let facts = RuleFacts(names, answers, today: day)
    return Determination(
      fee: .init(value(.fee, facts)), eligibility: eligibility(facts),
      department: department(value(.routing, facts)) ?? procedure.department,
      attachments: AttachmentDemand.list(value(.attachments, facts)))
  }

  /// Why it cannot be applied for, as soon as no answer that is still to come can change it: the applicant need not
  /// fill in the rest.
  /// - Returns: `nil` while it can, or while nobody knows.
  public func refusal(_ reading: Reading, on day: CivilDate) -> Determination.Eligibility? {
    guard let rules = decisions[.eligibility] else { return nil }
    let found = eligibility(RuleFacts(names, reading.answers, today: day))
    let open = rules.questions.filter { reading.isShown(question: $0) && reading.answers[$0] == nil }
    guard found.outcome == .notEligible, rules.isSettled(for: reading.answers, on: day, open: open) else { return nil }
    return found
  }

  private func value(_ kind: DecisionKind, _ facts: RuleFacts) -> Value { decisions[kind]?.value(facts) ?? .null }

  private func eligibility(_ facts: RuleFacts) -> Determination.Eligibility {
    guard let rules = decisions[.eligibility] else { return .init(outcome: .eligible, reason: nil) }
    return .init(rules.value(facts))
  }

  private func department(_ value: Value) -> String? {
    switch value {
    case .string(let department): department
    case .context(let context): DecisionWords.text(.department, of: context)
    default: nil
    }
  }
}
