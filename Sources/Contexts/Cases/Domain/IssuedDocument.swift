import Kernel

/// A paper the town has issued in a case, kept as it was given out.
public struct IssuedDocument: Sendable, Equatable {
  public let id: ID<IssuedDocument>
  public let caseID: ID<Case>
  /// The id of the template in the procedure.
  public let template: String
  /// 1 for the first of its template, one more each time it is issued anew.
  public let edition: Int
  /// The revoked edition in whose place it was issued.
  public let replaces: ID<IssuedDocument>?
  public let title: String
  public let number: String?
  /// Where ``Web/SealedFiles`` keeps the PDF.
  public let fileName: String
  public let fileBytes: Int
  public let issuedAt: Instant
  /// The address behind its 2D code; `nil` when the paper has none.
  public let verification: String?
  /// Since when it proves nothing any more.
  public let revokedAt: Instant?

  /// Only what anyone can check can be told to everyone as revoked; once revoked it stays so.
  var mayBeRevoked: Bool { verification != nil && revokedAt == nil }
}

extension [IssuedDocument] {
  /// Whether a paper is revoked and nothing was issued in its place yet.
  func mayBeReissued(_ document: IssuedDocument) -> Bool {
    document.revokedAt != nil && !contains { $0.replaces == document.id }
  }
}
