import Web

/// What officers may be allowed to do with the register.
public enum CertificatesPermission {
  /// Look certificates up and export the list. It holds nothing about a person.
  public static let read = Permission("certificates.read", [.clerk, .decider, .departmentAdmin, .townAdmin])
}
