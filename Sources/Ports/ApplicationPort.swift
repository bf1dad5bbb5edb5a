import FormSchema
import Kernel
import Storage

/// The way an application came.
public enum Channel: String, Sendable, CaseIterable {
  case web, counter, paper, api, phone, chat
}

/// Who holds an application that is being filled in; nobody else can go on with it.
public enum ApplicationKeeper: Sendable, Equatable {
  /// A resident's browser, which knows it by the secret of a cookie or the resume code.
  case browser
  /// An officer, by id, for somebody at the counter or on the telephone.
  case officer(String)
  /// The officers of a department, by its id: it waits for one of them to take it up.
  case department(String)
  /// A program, by id.
  case client(String)
}

/// An application that is being filled in, exactly as typed so far.
public struct OpenApplication: Sendable {
  public let id: String
  public let published: PublishedProcedure
  public var typed: TypedAnswers
  /// By question; a question that is not named was typed.
  public var provenance: [String: Provenance]
  public let language: Language
  public let channel: Channel
  public let keeper: ApplicationKeeper
  /// The stamp of arrival on the paper; `nil` means the day of submission.
  public var receivedOn: CivilDate?
  /// Files that answer no question: what was signed at the counter, a picture of the paper that came by post.
  public var enclosures: [Attachment]
  /// Counts every change: what was read at one revision can be saved only while it stands.
  public let revision: Int
  public let changedAt: Instant
  /// Opens a browser's application at `/resume`, as it is printed; `nil` for other keepers.
  public let resumeCode: String?
  /// `nil` while it is not submitted.
  public let submitted: AcceptedApplication?

  public init(
    id: String, published: PublishedProcedure, typed: TypedAnswers, provenance: [String: Provenance],
    language: Language, channel: Channel, keeper: ApplicationKeeper, receivedOn: CivilDate?,
    enclosures: [Attachment] = [], revision: Int, changedAt: Instant, resumeCode: String? = nil,
    submitted: AcceptedApplication?
  ) {
    (self.id, self.published, self.typed, self.provenance) = (id, published, typed, provenance)
    (self.language, self.channel, self.keeper) = (language, channel, keeper)
    (self.receivedOn, self.enclosures, self.revision) = (receivedOn, enclosures, revision)
    (self.changedAt, self.resumeCode, self.submitted) = (changedAt, resumeCode, submitted)
  }
}

/// An application that became a case.
public struct AcceptedApplication: Sendable, Equatable {
  public let caseID: String
  /// As it is printed.
  public let receipt: String
  /// What the applicant follows the case with, beside the receipt number.
  public let secret: String
  public let fee: Yen

  public init(caseID: String, receipt: String, secret: String, fee: Yen) {
    (self.caseID, self.receipt, self.secret, self.fee) = (caseID, receipt, secret, fee)
  }
}

/// What became of a submission. However often it is repeated, one application becomes one case.
public enum ApplicationOutcome: Sendable {
  case accepted(AcceptedApplication)
  /// Answers need mending; nothing was stored beside the draft.
  case unfinished(Reading)
  /// It cannot be applied for, and why.
  case notEligible(Reading, Determination.Eligibility)
}

/// Applications by ways other than the form's own pages. All of them end in the same submission.
public protocol ApplicationPort: Sendable {
  /// Begins an application for the version that is open now.
  ///
  /// - Parameters:
  ///   - key: the same key of the same keeper gives the same application again, so that a repeated call is harmless.
  ///   - version: one that was printed earlier, which only paper may name when it is no longer the open one; `nil` takes
  ///     the open one. What came on paper stays with its version; all else goes on with the one that is open.
  /// - Throws: a `Problem` when the procedure is closed, or the key began an application for another one.
  func begin(
    _ procedure: String, version: ProcedureVersionID?, language: Language, channel: Channel, keeper: ApplicationKeeper,
    key: String
  ) async throws -> OpenApplication

  /// - Throws: a `Problem` of kind `missing` when there is none, or it is another keeper's.
  func open(_ id: String, of keeper: ApplicationKeeper) async throws -> OpenApplication

  /// Keeps what was typed with its provenance, enclosures and day of arrival, whole as it is now.
  /// - Returns: the same at its new revision.
  /// - Throws: a `Problem` when it was submitted, or changed since it was read; then nothing is kept.
  @discardableResult func save(_ application: OpenApplication) async throws -> OpenApplication

  /// The application of a browser that a resume code opens, however it is typed.
  /// - Throws: a `Problem` of kind `invalid` when it opens none, the same for a wrong code and one whose time is over.
  func find(resumeCode: String) async throws -> OpenApplication

  /// Gives an application into other hands, with answers, provenance and files as they are. From then on nobody else can
  /// go on with it, and it came by `channel`; what came on paper stays on paper, and with officers.
  ///
  /// - Returns: the same as its new keeper has it.
  /// - Throws: a `Problem` of kind `missing` when it is another keeper's or none that may be handed on, and of kind
  ///   `conflict` when it was submitted.
  func hand(
    _ id: String, of keeper: ApplicationKeeper, to other: ApplicationKeeper, channel: Channel
  ) async throws -> OpenApplication

  /// Those of a keeper that can still be gone on with, the last changed first; none for browsers, of which any may be
  /// anybody's.
  func list(of keeper: ApplicationKeeper) async throws -> [OpenApplication]

  /// Makes the case: row, record, receipt number, log, audit entry and mail in one transaction.
  ///
  /// It is read and judged by the rules of the day it arrived.
  /// - Parameter actor: who did it, for the audit log.
  /// - Throws: a `Problem` when the procedure was closed meanwhile, or the day of arrival is yet to come.
  func submit(_ id: String, of keeper: ApplicationKeeper, by actor: AuditActor) async throws -> ApplicationOutcome
}
