import Kernel

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
  /// The day by which the town wants to have decided; `nil` when it has.
  public let expectedOn: CivilDate?
  /// `nil` while nothing is asked.
  public let correction: Correction?
  /// The first issued first.
  public let papers: [Paper]

  public init(
    published: PublishedProcedure, accepted: AcceptedApplication, status: String, statusKey: String,
    department: String, receivedAt: Instant, expectedOn: CivilDate?, correction: Correction?, papers: [Paper]
  ) {
    (self.published, self.accepted, self.status, self.statusKey) = (published, accepted, status, statusKey)
    (self.department, self.receivedAt, self.expectedOn) = (department, receivedAt, expectedOn)
    (self.correction, self.papers) = (correction, papers)
  }
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
}
