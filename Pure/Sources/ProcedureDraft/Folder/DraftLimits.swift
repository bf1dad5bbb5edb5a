/// How large a draft may become. What is typed stays far below; what is uploaded may not.
public enum DraftLimits {
  /// Files of a folder.
  public static let files = 500
  /// Bytes of all files together, as text.
  public static let bytes = 10_000_000
  /// Bytes of one text or key.
  public static let textBytes = 1_000_000
  /// How deep lists and objects may stand in each other.
  public static let depth = 24
  /// Edits in one.
  public static let edits = 20_000
}
