/// What became different in a form through one change of what was typed. All ids are in page order.
public struct FormChange: Sendable, Equatable {
  /// Nothing is different.
  public init() {}

  /// Questions that are shown now and were not.
  public internal(set) var shown: [String] = []
  /// Questions that were shown and are not now.
  public internal(set) var hidden: [String] = []
  /// Shown questions whose answer is worked out or looked up and is another now.
  public internal(set) var computed: [String] = []
  /// Shown questions that have other problems now, or none any more.
  public internal(set) var problems: [String] = []
  /// Shown questions with rows in which anything is different, with the rows themselves.
  public internal(set) var rows: [String] = []
  /// How many questions were read anew to find out.
  public internal(set) var readings = 0

  /// Whether a page that shows the form can stay as it is.
  public var isEmpty: Bool { [shown, hidden, computed, problems, rows].allSatisfy(\.isEmpty) }
}
