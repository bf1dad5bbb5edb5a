import Web

/// What officers may be allowed to do with the staff directory.
public enum StaffPermission {
  /// Add officers, change their posts, disable them, give new passwords and second factors.
  public static let manageOfficers = Permission("staff.manage-officers", [.townAdmin])
}
