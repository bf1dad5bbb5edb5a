import Web

/// What officers may be allowed to do with the drafts of procedures, each in the departments of their posts.
public enum BuilderPermission {
  /// Open drafts, work on them, propose them.
  public static let write = Permission("builder.write", [.author, .departmentAdmin, .townAdmin])
  /// Approve what somebody else proposes, open it for applications, close it.
  public static let publish = Permission("builder.publish", [.departmentAdmin, .townAdmin])

  static let all = [write, publish]
}
