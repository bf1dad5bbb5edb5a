import Web

/// What officers may be allowed to do in conversations.
public enum DialoguePermission {
  /// Take down an application on the telephone by the script.
  public static let use = Permission("dialogue.use", [.clerk, .decider, .departmentAdmin, .townAdmin])
  /// Fill it in from the registry of residents. Only who is given the registry by name has it.
  public static let pickResident = Permission("dialogue.pick-resident", [.registrar])

  static let all = [use, pickResident]
}
