import FormSchema
import Kernel
import Ports
import Web

/// An application that has not been submitted: everything typed so far, exactly as typed.
public struct Draft: Sendable {
  public let id: ID<Draft>
  public let procedure: String
  public let version: ProcedureVersionID
  public var typed: TypedAnswers
  public let language: Language
  public let createdAt: Instant
  public let expiresAt: Instant
  public let submittedCase: ID<Case>?
  /// The account on whose page it is; `nil` for one made without signing in.
  public var account: ID<Resident>?
  public var channel = Channel.web
  public var keeper = ApplicationKeeper.browser
  /// By question; a question that is not named was typed.
  public var provenance: [String: Provenance] = [:]
  /// The stamp of arrival on the paper; `nil` means the day of submission.
  public var receivedOn: CivilDate?
  /// Files that answer no question.
  public var enclosures: [Attachment] = []
  /// Counts every change.
  public var revision = 1
  /// As far as the table knows it.
  var changedAt: Instant?
  /// ``typed`` as it stands sealed in the table; other bytes after every save, so they tell one state from another.
  var stored: [UInt8] = []

  /// Kept thirty days after the last change, so that a hospital stay or a search for papers is no reason to begin again.
  public static let lifetimeSeconds = 30 * 86_400

  /// The day whose rules count, when it is submitted on `today`.
  func appliedOn(_ today: CivilDate) -> CivilDate { receivedOn ?? today }

  /// Whether it stays with the version it was begun with: what was printed asks what was printed.
  var keepsVersion: Bool { channel == .paper }
}
