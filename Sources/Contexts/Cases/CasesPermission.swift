import Web

/// What officers may be allowed to do with cases.
public enum CasesPermission {
  /// See the inbox, cases, attachments and papers of the department.
  public static let read = Permission("cases.read", [.clerk, .decider, .departmentAdmin, .townAdmin])
  /// Take, hand over, ask for corrections, write notes, deliver.
  public static let work = Permission("cases.work", [.clerk, .decider, .departmentAdmin, .townAdmin])
  /// Grant and refuse.
  public static let decide = Permission("cases.decide", [.decider, .departmentAdmin, .townAdmin])
  /// Revoke certificates and issue corrected ones: as weighty as the decision they rest on.
  public static let revoke = Permission("cases.revoke", [.decider, .departmentAdmin, .townAdmin])
  /// Export the filtered list.
  public static let export = Permission("cases.export", [.clerk, .decider, .departmentAdmin, .townAdmin])

  static let all = [read, work, decide, revoke, export]
}
