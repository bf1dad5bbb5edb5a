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

/// In which case a certificate was issued.
public struct CertificateOrigin: Sendable, Equatable {
  public let caseID: String
  /// The department that decided, so that its officers find the certificate.
  public let department: String

  public init(caseID: String, department: String) { (self.caseID, self.department) = (caseID, department) }
}

/// Why a certificate was revoked. For officers; the public is told only that it was, and since when.
public enum RevocationReason: String, Sendable, CaseIterable {
  /// It should not have been issued, or not with these words.
  case issuedInError = "issued-in-error"
  /// It was right and is so no longer.
  case factsChanged = "facts-changed"
  /// Another paper takes its place.
  case replaced
  case other
}

/// Registers certificates so that anyone can check them.
public protocol CertificatePort: Sendable {
  /// Registers a certificate and gives what its 2D code carries: the address of its verification page.
  ///
  /// - Parameter replaced: the address of the revoked certificate in whose place this one is issued.
  /// - Throws: a `Problem` of kind `conflict` when `replaced` still stands, or was replaced before.
  func issue(
    _ facts: CertificateFacts, of origin: CertificateOrigin, replacing replaced: String?, in tx: any Transaction
  ) throws -> String

  /// Declares the certificate behind an address that ``issue(_:of:replacing:in:)`` gave revoked, for ever.
  ///
  /// - Parameter words: what the officer wrote; sealed, and never shown to the public.
  /// - Throws: a `Problem` of kind `missing` when there is no such certificate, `conflict` when it is revoked already.
  func revoke(_ address: String, reason: RevocationReason, words: String, by actor: AuditActor, in tx: any Transaction)
    throws
}
