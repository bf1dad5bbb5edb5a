import Kernel

/// A paper the town has issued in a case, kept as it was given out.
public struct IssuedDocument: Sendable, Equatable {
  public let id: ID<IssuedDocument>
  public let caseID: ID<Case>
  /// The id of the template in the procedure.
  public let template: String
  public let title: String
  public let number: String?
  /// Where ``Web/SealedFiles`` keeps the PDF.
  public let fileName: String
  public let fileBytes: Int
  public let issuedAt: Instant
  /// The address behind its 2D code; `nil` when the paper has none.
  public let verification: String?
}
