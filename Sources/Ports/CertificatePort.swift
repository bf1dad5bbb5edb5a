import Kernel
import Storage

/// What a certificate says of itself, signed and printed as a 2D code.
public struct CertificateFacts: Sendable, Equatable {
  public let title: String
  /// As printed: `つ防 第12号`.
  public let number: String
  public let issuedOn: CivilDate
  /// SHA-256 of what the paper says, so that a changed paper can be told.
  public let digest: [UInt8]

  public init(title: String, number: String, issuedOn: CivilDate, digest: [UInt8]) {
    (self.title, self.number, self.issuedOn, self.digest) = (title, number, issuedOn, digest)
  }
}

/// Registers certificates so that anyone can check them.
public protocol CertificatePort: Sendable {
  /// Registers a certificate and gives what its 2D code carries: the address of its verification page.
  func issue(_ facts: CertificateFacts, caseID: String, in tx: any Transaction) throws -> String
  /// Declares every certificate of a case revoked.
  func revoke(caseID: String, reason: String, in tx: any Transaction) throws
}
