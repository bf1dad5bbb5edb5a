import Web

/// What officers may be allowed to do with mails.
public enum NoticesPermission {
  /// See which mails could not be sent, send them again or withhold them.
  public static let manage = Permission("notices.manage", [.departmentAdmin, .townAdmin])
}
