import Kernel
import Ports

/// One entry of the register: what a printed certificate says of itself, and whether it still stands.
public struct Certificate: Sendable, Equatable {
  public let id: ID<Certificate>
  public let title: String
  /// As printed. Numbers begin anew each fiscal year, so only with title and date it is one certificate's.
  public let number: String
  public let issuedOn: CivilDate
  public let caseID: String
  /// The department that decided; `nil` for certificates from before it was kept.
  public let department: String?
  public let revocation: Revocation?

  /// That it proves nothing any more. There is no way back.
  public struct Revocation: Sendable, Equatable {
    public let at: Instant
    /// `nil` for revocations from before it was kept.
    public let reason: RevocationReason?
    /// The number of the certificate that was issued in its place.
    public let replacement: String?
  }

  /// How the register tells it.
  public enum State: String, Sendable, CaseIterable {
    case standing, revoked
    /// Revoked, and another was issued in its place.
    case replaced
  }

  public var state: State {
    guard let revocation else { return .standing }
    return revocation.replacement == nil ? .revoked : .replaced
  }
}
