import FormSchema
import Kernel

/// Something the proof of a procedure found out, with the answers that show it.
public struct FormFinding: Sendable, Equatable {
  /// How much it matters.
  public enum Severity: String, Sendable, CaseIterable {
    /// The procedure cannot be published.
    case error
    /// It can, and somebody should look at it.
    case hint
  }

  /// What was found.
  public enum Kind: String, Sendable, CaseIterable {
    /// Questions decide about each other in a circle.
    case loop
    /// No answers show the question or page.
    case unreachable
    /// The question's condition is true wherever its page is shown.
    case alwaysShown = "always-shown"
    /// The question must be answered and its limits leave no answer.
    case unanswerable
    /// No application at all is accepted.
    case neverAccepted = "never-accepted"
    /// Whoever comes to this question, page or option is never accepted.
    case deadEnd = "dead-end"
    /// A check that nothing fulfils where it applies.
    case impossibleCheck = "impossible-check"
    /// A check that never applies, or never refuses anything.
    case idleCheck = "idle-check"
    /// Answers that only the officer's page shows.
    case unused
    /// A sentence that is missing in a language.
    case missingTranslation = "missing-translation"
    /// A file that may be left out, is always asked for and never demanded.
    case attachmentNotAsked = "attachment-not-asked"
    /// A file that is demanded of somebody who is not asked for it.
    case attachmentNotShown = "attachment-not-shown"
    /// An application nobody can say the fee of.
    case feeWithoutRule = "fee-without-rule"
    /// An application for which another decision says nothing.
    case decisionWithoutRule = "decision-without-rule"
    /// A document, or a part of one, that is never issued.
    case neverIssued = "never-issued"
    /// Rules that look at answers in a way the proof cannot follow.
    case undecided
    /// Something that would have taken too long to prove.
    case tooLarge = "too-large"
  }

  /// What it is about.
  public enum Subject: Sendable, Hashable {
    case form
    case question(String)
    case section(String)
    /// An option of a choice; `true` and `false` of a question for yes or no.
    case option(String, of: String)
    case check(String)
    case decision(DecisionKind)
    case document(String)
    /// A block of a document, from 0.
    case block(Int, of: String)
    case translation(Language)
  }

  /// How far the proof came before it was given up.
  public struct Extent: Sendable, Equatable {
    /// How many questions, pages, checks, decisions and documents were looked at.
    public var looked: Int
    /// How many there are to look at.
    public var all: Int
  }

  public let kind: Kind
  public let severity: Severity
  /// Which of the two forms.
  public let part: FormPart
  public let subject: Subject
  /// The ids of the others it is about: questions of a circle, checks that stand in the way, keys of sentences.
  public let others: [String]
  /// What must be so that it does not happen, as it is written.
  public let condition: Condition?
  public let example: FormExample?
  /// Of ``Kind/tooLarge``: how far it came, where it was the work for all claims together that was used up.
  public let extent: Extent?

  init(
    _ kind: Kind, _ severity: Severity, _ subject: Subject, part: FormPart = .application, others: [String] = [],
    condition: Condition? = nil, example: FormExample? = nil, extent: Extent? = nil
  ) {
    (self.kind, self.severity, self.subject, self.part) = (kind, severity, subject, part)
    (self.others, self.condition, self.example, self.extent) = (others, condition, example, extent)
  }
}
