import Web

/// What officers may be allowed to do in conversations.
public enum DialoguePermission {
  /// Take down an application on the telephone by the script.
  public static let use = Permission("dialogue.use", [.clerk, .decider, .departmentAdmin, .townAdmin])

  static let all = [use]
}
