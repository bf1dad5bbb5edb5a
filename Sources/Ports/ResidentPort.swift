import FormSchema
import Kernel
import Storage

/// Who asks the registry of residents, and what for: each answer is an entry of the audit log.
public struct ResidentInquiry: Sendable, Equatable {
  /// Why somebody's record is looked at.
  public enum Purpose: String, Sendable, CaseIterable {
    /// Somebody applies at the counter.
    case counter
    /// An application came on paper or by telephone.
    case paper
    /// An officer works on a case.
    case casework = "case"
    /// An officer ties an account to a person who has shown a document.
    case identityCheck = "identity-check"
    /// A signed-in resident begins an application.
    case prefill
  }

  public let actor: AuditActor
  public let purpose: Purpose

  public init(by actor: AuditActor, for purpose: Purpose) { (self.actor, self.purpose) = (actor, purpose) }
}

/// The town's registry of residents, asked inside the caller's transaction, which must be one that writes: whoever
/// looks is written down with what they see.
public protocol ResidentPort: Sendable {
  /// People who live here with exactly this name, in any spelling that is searched alike, and this birthday.
  /// - Parameter name: as written or as read, family name first.
  func find(
    name: String, birthDate: CivilDate, _ inquiry: ResidentInquiry, in tx: any Transaction
  ) throws -> [ResidentFacts]

  /// - Throws: a `Problem` of kind `missing` when the registry has no such row.
  func resident(_ id: String, _ inquiry: ResidentInquiry, in tx: any Transaction) throws -> ResidentFacts

  /// The others of the person's household who live here, the head first, then by age.
  ///
  /// For ``ResidentInquiry/Purpose/prefill`` people under 支援措置 are left out; officers see them marked.
  /// - Throws: as ``resident(_:_:in:)``
  func household(of id: String, _ inquiry: ResidentInquiry, in tx: any Transaction) throws -> [ResidentFacts]

  /// The person an officer has tied the account to; `nil` for accounts that are tied to nobody, to somebody who does
  /// not live here any more, or to somebody under 支援措置. A proven mail address alone says nothing about who somebody
  /// is.
  func resident(linkedTo account: String, _ inquiry: ResidentInquiry, in tx: any Transaction) throws -> ResidentFacts?
}

/// The ties between accounts and people of the registry, as the account's own page asks for them.
public protocol ResidentLinkPort: Sendable {
  /// Since when the account is tied to a person of the registry; `nil` when it is not.
  func linkedSince(_ account: String, in tx: any Transaction) throws -> Instant?
  /// Takes the tie away, when the person wants that or the account ends.
  /// - Returns: whether there was one.
  func unlink(_ account: String, by actor: AuditActor, in tx: any Transaction) throws -> Bool
}
