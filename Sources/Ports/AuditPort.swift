import Kernel
import Storage

/// Who did something, as the audit log names them: an id, never a name.
public enum AuditActor: Sendable, Equatable {
  case officer(String)
  /// The person who applied, known by the secret of their application only.
  case applicant
  /// A signed-in resident, by the id of the account.
  case account(String)
  /// A program that applies for people, by its id.
  case client(String)
  /// Anyone else on the public pages.
  case visitor
  /// The product itself: a worker, a command of the operator.
  case system(String)

  public var text: String {
    switch self {
    case .officer(let id): "officer:\(id)"
    case .applicant: "applicant"
    case .account(let id): "account:\(id)"
    case .client(let id): "client:\(id)"
    case .visitor: "visitor"
    case .system(let part): "system:\(part)"
    }
  }
}

extension AuditActor {
  /// Reads ``text`` again.
  /// - Returns: `nil` for what no actor is written as.
  public init?(text: String) {
    let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
    switch (parts.first, parts.dropFirst().first) {
    case ("officer", let id?): self = .officer(id)
    case ("account", let id?): self = .account(id)
    case ("client", let id?): self = .client(id)
    case ("system", let part?): self = .system(part)
    case ("applicant", nil): self = .applicant
    case ("visitor", nil): self = .visitor
    default: return nil
    }
  }

  /// The officer who acted, if one did.
  public var officerID: String? {
    if case .officer(let id) = self { id } else { nil }
  }
}

/// One access to a person's record, or one change. Never carries personal data itself.
public struct AuditEntry: Sendable, Equatable {
  public let actor: AuditActor
  /// Dotted, past tense: `cases.case-viewed`, `staff.signed-in`.
  public let action: String
  /// What it was done to: `case:<id>`, `officer:<id>`, `procedure:resident-record-copy`.
  public let subject: String
  /// Codes and numbers that explain it: state names, department ids, counts.
  public let details: [String: String]

  public init(actor: AuditActor, action: String, subject: String, details: [String: String] = [:]) {
    (self.actor, self.action, self.subject, self.details) = (actor, action, subject, details)
  }
}

/// The municipality's append-only log, written in the same transaction as what it tells of.
public protocol AuditPort: Sendable {
  func record(_ entry: AuditEntry, in tx: any Transaction) throws
}
