import Web

/// What officers may be allowed to do with the programs that apply.
public enum ClientsPermission {
  /// Register a program, give it a new token, revoke it. No role of the case work carries it along.
  public static let manage = Permission("clients.manage", [.engineer])

  static let all = [manage]
}
