import Kernel

/// One entry of a case's append-only log: what happened, who did it, and the words that went with it.
public struct CaseEvent: Sendable, Equatable {
  public enum Kind: String, Sendable, CaseIterable {
    case submitted, taken, handedOver = "handed-over", returned, corrected, noted, granted, refused, delivered, withdrawn
    /// What was granted can be fetched, or is on its way.
    case ready
    case documentIssued = "document-issued"
    case documentRevoked = "document-revoked", documentReissued = "document-reissued"
    /// By a correction the fee became another one; the rules name another department, which decides nothing yet.
    case feeChanged = "fee-changed", rerouted

    /// What the applicant sees in the history of their application.
    public var isPublic: Bool {
      switch self {
      case .submitted, .returned, .corrected, .granted, .refused, .delivered, .withdrawn, .ready, .documentIssued, .documentRevoked,
        .documentReissued, .feeChanged, .rerouted:
        true
      case .taken, .handedOver, .noted: false
      }
    }
  }

  /// ``detail`` of a change: what was and what is.
  static func change(_ old: String, _ new: String) -> String { "\(old) \(new)" }

  /// What ``feeChanged`` and ``rerouted`` tell: yen, or ids of departments.
  var change: (old: String, new: String)? {
    let parts = detail.split(separator: " ")
    guard kind == .feeChanged || kind == .rerouted, parts.count == 2 else { return nil }
    return (String(parts[0]), String(parts[1]))
  }

  /// ``detail`` of an application that was sent by somebody signed in.
  static let signedIn = "signed-in"

  public let number: Int
  public let at: Instant
  /// `officer:<id>`, `applicant`, `system:…`, as in the audit log.
  public let actor: String
  public let kind: Kind
  /// The words the applicant was told, or the note among officers.
  public let words: Personal<String>
  /// Codes that explain it: a department, a document id.
  public let detail: String

  public init(number: Int, at: Instant, actor: String, kind: Kind, words: Personal<String>, detail: String) {
    (self.number, self.at, self.actor, self.kind, self.words, self.detail) = (number, at, actor, kind, words, detail)
  }
}
