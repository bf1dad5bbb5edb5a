import FormSchema
import Kernel
import Storage

/// An application as the program that handed it in may follow it.
public struct SentApplication: Sendable, Equatable {
  /// What the town asks to be put right.
  public struct Correction: Sendable, Equatable {
    /// Words above the questions; may be empty.
    public let words: String
    /// The question's id and the words at it, in page order.
    public let marks: [Mark]

    public init(words: String, marks: [Mark]) { (self.words, self.marks) = (words, marks) }
  }

  public struct Mark: Sendable, Equatable {
    public let question: String
    public let words: String

    public init(question: String, words: String) { (self.question, self.words) = (question, words) }
  }

  /// A paper that was issued.
  public struct Paper: Sendable, Equatable {
    public let id: String
    public let title: String
    public let number: String?
    public let byteCount: Int
    public let issuedAt: Instant
    /// Since when it proves nothing any more; it is not given out then.
    public let revokedAt: Instant?

    public init(
      id: String, title: String, number: String?, byteCount: Int, issuedAt: Instant, revokedAt: Instant?
    ) {
      (self.id, self.title, self.number, self.byteCount) = (id, title, number, byteCount)
      (self.issuedAt, self.revokedAt) = (issuedAt, revokedAt)
    }
  }

  /// The version it is read by.
  public let published: PublishedProcedure
  public let accepted: AcceptedApplication
  /// As codes have it: `in-review`. Its words stand behind ``statusKey``.
  public let status: String
  /// The key of its state's words in the text catalogue.
  public let statusKey: String
  public let department: String
  public let receivedAt: Instant
  /// It is neither decided nor withdrawn, so it can be withdrawn.
  public let isOpen: Bool
  /// The day by which the town wants to have decided; `nil` when it has.
  public let expectedOn: CivilDate?
  /// `nil` while nothing is asked.
  public let correction: Correction?
  /// The first issued first.
  public let papers: [Paper]

  public init(
    published: PublishedProcedure, accepted: AcceptedApplication, status: String, statusKey: String,
    department: String, receivedAt: Instant, isOpen: Bool, expectedOn: CivilDate?, correction: Correction?,
    papers: [Paper]
  ) {
    (self.published, self.accepted, self.status, self.statusKey) = (published, accepted, status, statusKey)
    (self.department, self.receivedAt) = (department, receivedAt)
    (self.isOpen, self.expectedOn) = (isOpen, expectedOn)
    (self.correction, self.papers) = (correction, papers)
  }
}

/// An application that has to be put right, as it was handed in.
public struct ReturnedApplication: Sendable, Equatable {
  /// As it is printed.
  public let receipt: String
  /// The version it is read by.
  public let published: PublishedProcedure
  /// Those of the record that counts.
  public let answers: Answers

  public init(receipt: String, published: PublishedProcedure, answers: Answers) {
    (self.receipt, self.published, self.answers) = (receipt, published, answers)
  }
}

/// New answers to questions of an application.
public struct SentCorrection: Sendable, Equatable {
  /// As if typed; files are stored, unless it is only tried.
  public let typed: TypedAnswers
  /// What it speaks of. A question without anything in ``typed`` loses the answer it has.
  public let questions: Set<String>

  public init(typed: TypedAnswers, questions: Set<String>) { (self.typed, self.questions) = (typed, questions) }
}

/// What became of a correction, or would.
public enum CorrectionOutcome: Sendable, Equatable {
  /// With what the rules of the day of application say to the new answers.
  case accepted(Reading, Determination)
  /// It changes answers that nobody asked to put right and that do not follow from those: these, in page order.
  case notMarked([String])
  /// Answers need mending.
  case unfinished(Reading)
  /// With these answers it cannot be applied for, and why.
  case notEligible(Determination.Eligibility)
}

/// What a program may ask about the applications it handed in, and no others. Each look is an entry of the audit log.
public protocol SentApplicationPort: Sendable {
  /// - Parameters:
  ///   - receipt: in any spelling of it.
  ///   - client: the program's id.
  /// - Returns: `nil` when there is none, or somebody else handed it in; which of the two is not told.
  func application(_ receipt: String, sentBy client: String) async throws -> SentApplication?

  /// A paper of ``application(_:sentBy:)`` as it was given out, in PDF.
  /// - Returns: `nil` when the application has none with this id, or it was revoked.
  func paper(_ id: String, of receipt: String, sentBy client: String) async throws -> [UInt8]?

  /// What a correction has to begin from. Tells nothing to anybody, so it is no entry of the audit log.
  /// - Throws: a `Problem` of kind `missing` when ``application(_:sentBy:)`` would give none, and of kind `conflict`
  ///   when nothing is asked to be put right.
  func returned(_ receipt: String, sentBy client: String, in tx: any Transaction) throws -> ReturnedApplication

  /// Answers what is asked to be put right, as the applicant's own page does: the marked questions and what follows
  /// from them may become different, the rest stays as it was.
  ///
  /// - Parameter isTrial: says what would become of it, and changes nothing.
  /// - Throws: as ``returned(_:sentBy:in:)``.
  func correct(
    _ receipt: String, sentBy client: String, _ correction: SentCorrection, isTrial: Bool, in tx: any Transaction
  ) throws -> CorrectionOutcome

  /// Takes the application back.
  ///
  /// - Parameters:
  ///   - reason: in the applicant's words, up to 1000 characters; may be empty.
  ///   - isTrial: says whether it could be, and changes nothing.
  /// - Returns: as it is then.
  /// - Throws: a `Problem` of kind `missing` when there is none, and of kind `conflict` when it is decided or
  ///   withdrawn.
  func withdraw(
    _ receipt: String, sentBy client: String, reason: String, isTrial: Bool, in tx: any Transaction
  ) throws -> SentApplication
}
