import Kernel

/// One entry of the register: what a printed certificate says of itself.
public struct Certificate: Sendable, Equatable {
  public let id: ID<Certificate>
  public let title: String
  public let number: String
  public let issuedOn: CivilDate
  public let revokedAt: Instant?
}
