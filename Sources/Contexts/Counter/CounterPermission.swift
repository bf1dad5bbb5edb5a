import Web

/// What officers may be allowed to do at the counter.
public enum CounterPermission {
  /// Take down an application for somebody at the counter or on the telephone, or one that came on paper.
  public static let use = Permission("counter.use", [.clerk, .decider, .departmentAdmin, .townAdmin])
  /// Fill it in from the registry of residents. Only who is given the registry by name has it.
  public static let pickResident = Permission("counter.pick-resident", [.registrar])

  static let all = [use, pickResident]
}
