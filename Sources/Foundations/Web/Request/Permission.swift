/// One thing an officer may be allowed to do, and the roles that allow it: `cases.decide`.
public struct Permission: Sendable, Hashable {
  public let name: String
  public let roles: Set<Role>

  public init(_ name: StaticString, _ roles: Set<Role>) {
    self.name = "\(name)"
    self.roles = roles
  }
}
