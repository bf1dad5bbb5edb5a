import Web

/// What officers may be allowed to do with the log.
public enum AuditPermission {
  /// Read and export it. Nobody may change it.
  public static let read = Permission("audit.read", [.auditor, .townAdmin])
}
