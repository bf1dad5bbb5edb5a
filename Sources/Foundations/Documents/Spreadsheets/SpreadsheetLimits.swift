/// How much of a spreadsheet is read, so that no file can stop the process.
public struct SpreadsheetLimits: Sendable {
  /// Of the file as it arrives.
  public var fileBytes = 32 * 1_048_576
  public var entries = 2_000
  /// Of all parts that are read, unpacked.
  public var partBytes = 128 * 1_048_576
  public var sheets = 512
  public var rows = 100_000
  public var columns = 1_024
  /// Of all sheets together, with those that merged cells cover.
  public var cells = 2_000_000
  public var sharedTexts = 1_000_000
  /// UTF-16 units of one cell.
  /// - Note: Source: Microsoft, "Excel specifications and limits": 32,767 characters in a cell.
  public var cellUnits = 32_767
  public var formats = 65_536
  public var merges = 100_000
  /// Elements inside elements.
  public var nesting = 64

  public init() {}

  public static let standard = SpreadsheetLimits()
}
