/// Why an edit cannot be done.
public enum DraftProblem: Error, Sendable, Equatable {
  /// There is no such file.
  case noFile(String)
  /// Nothing is there any more, or never was.
  case noPlace(DraftPath)
  /// An item can only be put into a list, and a key only into an object.
  case unfitPlace(DraftPath)
  /// There is a file of that name already.
  case fileExists(String)
  /// What stands there is another than the edit expects.
  case changed(DraftPath)
  /// A name no file of a procedure can have.
  case unfitFile(String)
  /// A value that cannot be kept: with U+0000 in it, or too deep.
  case unfitValue(DraftPath)
  /// More than ``DraftLimits`` allow.
  case tooLarge
}
