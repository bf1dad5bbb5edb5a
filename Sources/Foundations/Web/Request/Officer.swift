import Kernel

/// The signed-in officer, as every context may know them.
public struct Officer: Sendable, Equatable {
  /// Stands for every department in ``roles``.
  public static let everyDepartment = "*"

  public let id: ID<Officer>
  public let name: String
  /// Department id (or ``everyDepartment``) → roles there.
  public let roles: [String: Set<Role>]

  public init(id: ID<Officer>, name: String, roles: [String: Set<Role>]) {
    self.id = id
    self.name = name
    self.roles = roles
  }

  /// Whether any of the officer's posts, wherever, allows it.
  public func may(_ permission: Permission) -> Bool {
    roles.values.contains { !$0.isDisjoint(with: permission.roles) }
  }

  /// Whether the officer's post in `department`, or one for the whole town, allows it.
  public func may(_ permission: Permission, in department: String) -> Bool {
    let here = roles[department, default: []].union(roles[Self.everyDepartment, default: []])
    return !here.isDisjoint(with: permission.roles)
  }

  /// The departments where ``may(_:in:)`` holds; `nil` means every department.
  public func departments(for permission: Permission) -> Set<String>? {
    if !roles[Self.everyDepartment, default: []].isDisjoint(with: permission.roles) { return nil }
    return Set(roles.filter { !$0.value.isDisjoint(with: permission.roles) }.keys)
  }
}
