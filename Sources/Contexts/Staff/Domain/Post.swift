import Web

/// One role in one department, or in the whole town.
public struct Post: Hashable, Sendable {
  /// A department's id, or ``Officer/everyDepartment``.
  public let department: String
  public let role: Role

  /// 全庁管理者, システム担当 and 監査 are posts of the whole town, wherever the officer's desk stands.
  public init(_ role: Role, in department: String) {
    self.department = Self.isTownWide(role) ? Officer.everyDepartment : department
    self.role = role
  }

  /// Reads what ``code`` gives.
  public init?(_ code: String) {
    let parts = code.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, let role = Role(rawValue: String(parts[1])) else { return nil }
    self.init(role, in: String(parts[0]))
  }

  /// `citizens/clerk`: in forms and on the command line.
  public var code: String { "\(department)/\(role.rawValue)" }

  public static func isTownWide(_ role: Role) -> Bool {
    [.townAdmin, .engineer, .auditor].contains(role)
  }
}

extension Collection<Post> {
  /// As ``Officer/roles`` holds them.
  var byDepartment: [String: Set<Role>] {
    reduce(into: [:]) { $0[$1.department, default: []].insert($1.role) }
  }

  /// Sorted codes, for the audit log.
  var codes: String { map(\.code).sorted().joined(separator: " ") }
}
