import Kernel

/// The signed-in resident, as every context may know them: an account, and nothing about the person.
public struct Resident: Sendable, Equatable {
  public let id: ID<Resident>

  public init(id: ID<Resident>) { self.id = id }
}
