import Kernel
import Storage

/// An application of a signed-in resident, as their own page lists it.
public struct OwnCase: Sendable, Equatable {
  /// How it stands, as far as a list has to tell: the words are behind ``statusKey``.
  public enum Standing: Sendable, Equatable {
    case arrived, underWay, needsAnswer, succeeded, refused, takenBack
  }

  public let id: String
  public let receipt: String
  /// In the language that was asked for.
  public let title: String
  public let standing: Standing
  /// The key of its state's word in the text catalogue.
  public let statusKey: String
  public let receivedAt: Instant
  /// The day by which the town wants to have decided; `nil` when it has.
  public let expectedOn: CivilDate?

  public init(
    id: String, receipt: String, title: String, standing: Standing, statusKey: String, receivedAt: Instant,
    expectedOn: CivilDate?
  ) {
    (self.id, self.receipt, self.title, self.standing) = (id, receipt, title, standing)
    (self.statusKey, self.receivedAt, self.expectedOn) = (statusKey, receivedAt, expectedOn)
  }
}

/// An application that a signed-in resident has begun and not sent.
public struct OwnDraft: Sendable, Equatable {
  public let id: String
  public let title: String
  public let changedAt: Instant
  public let expiresAt: Instant

  public init(id: String, title: String, changedAt: Instant, expiresAt: Instant) {
    (self.id, self.title, self.changedAt, self.expiresAt) = (id, title, changedAt, expiresAt)
  }
}

/// One application or draft in full, for the resident's own copy of everything kept about them.
public struct OwnRecord: Sendable, Equatable, Encodable {
  public struct Answer: Sendable, Equatable, Encodable {
    public let question: String
    public let answer: [String]

    public init(question: String, answer: [String]) { (self.question, self.answer) = (question, answer) }
  }

  public struct Event: Sendable, Equatable, Encodable {
    /// RFC 3339.
    public let at: String
    public let what: String
    public let words: String

    public init(at: String, what: String, words: String) { (self.at, self.what, self.words) = (at, what, words) }
  }

  public let procedure: String
  public let title: String
  /// `nil` for a draft.
  public let receipt: String?
  public let status: String?
  /// RFC 3339: when it arrived, or was begun.
  public let at: String
  public let answers: [Answer]
  public let history: [Event]
  /// Titles and numbers of the papers that were issued.
  public let papers: [String]

  public init(
    procedure: String, title: String, receipt: String?, status: String?, at: String, answers: [Answer],
    history: [Event], papers: [String]
  ) {
    (self.procedure, self.title, self.receipt, self.status) = (procedure, title, receipt, status)
    (self.at, self.answers, self.history, self.papers) = (at, answers, history, papers)
  }
}

/// What became of adding an application to an account.
public enum CaseLink: Sendable, Equatable {
  case linked
  /// Receipt number and secret do not belong together; which of them is wrong is not told.
  case refused
  /// It is on another account's page.
  case elsewhere
}

/// What a signed-in resident's own page may ask about their applications. The account is named by its id.
public protocol ResidentCasesPort: Sendable {
  /// The latest first.
  func cases(of account: String, in language: Language, _ tx: any Transaction) throws -> [OwnCase]
  /// Those that can still be gone on with, the last changed first.
  func drafts(of account: String, in language: Language, _ tx: any Transaction) throws -> [OwnDraft]
  /// - Returns: whether there was such a draft of this account.
  func removeDraft(_ id: String, of account: String, in tx: any Transaction) throws -> Bool
  /// Adds an application made without signing in, for whoever knows its number and its secret.
  /// - Parameter client: who tries, for the same limits as looking an application up.
  func link(receipt: String, secret: String, to account: String, client: String) async throws -> CaseLink
  /// Everything the account's applications and drafts hold.
  func records(of account: String, _ texts: Texts, in tx: any Transaction) throws -> [OwnRecord]
  /// Lets go of an account that ends: its applications stay with the town, its drafts go.
  /// - Returns: how many of each.
  func letGo(of account: String, in tx: any Transaction) throws -> (cases: Int, drafts: Int)
}
