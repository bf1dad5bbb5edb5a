import Kernel

/// Which certificates of the register are asked for, and in which order.
public struct CertificateQuery: Sendable, Equatable {
  public enum Order: String, Sendable, CaseIterable { case newest, oldest, number }

  /// More than any number; longer words are cut.
  static let longestNumber = 60
  static let pageSize = 50

  /// A number or a part of it, as typed; empty for every number.
  public var number: String
  /// `nil` for every state.
  public var state: Certificate.State?
  public var order: Order

  public init(number: String = "", state: Certificate.State? = nil, order: Order = .newest) {
    (self.number, self.state, self.order) = (number, state, order)
  }
}

/// Where a page of the register ends: the next one begins behind it.
struct CertificateCursor: Sendable, Equatable {
  let id: ID<Certificate>

  init(_ id: ID<Certificate>) { self.id = id }
  init?(_ text: String) {
    guard let id = ID<Certificate>(text) else { return nil }
    self.id = id
  }

  /// For the `after` parameter of an address.
  var text: String { id.description }
}
