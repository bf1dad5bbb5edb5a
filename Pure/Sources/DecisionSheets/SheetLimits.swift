/// What one sheet may hold, so that no file can stop the process.
public enum SheetLimits {
  public static let rows = 100_000
  public static let columns = 512
  /// A cell's text in UTF-8; spreadsheets hold 32,767 characters.
  public static let cellBytes = 131_072
  /// How many sheets one model may have.
  public static let sheets = 512
  /// How many problems are told at once.
  public static let problems = 200
}
