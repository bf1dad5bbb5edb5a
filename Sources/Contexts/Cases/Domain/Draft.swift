import FormSchema
import Kernel
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
  /// ``typed`` as it stands sealed in the table; other bytes after every save, so they tell one state from another.
  var stored: [UInt8] = []

  /// Kept thirty days after the last change, so that a hospital stay or a search for papers is no reason to begin again.
  public static let lifetimeSeconds = 30 * 86_400
}
