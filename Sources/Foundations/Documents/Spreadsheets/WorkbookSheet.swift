/// One sheet of a workbook that people fill in: texts with a look, columns with widths, cells with choices.
public struct WorkbookSheet: Sendable, Equatable {
  public struct Cell: Sendable, Equatable {
    public var text: String
    public var look: Look

    public init(_ text: String, _ look: Look = .plain) {
      self.text = text
      self.look = look
    }
  }

  /// What a cell is; its colours follow from it.
  public enum Look: Sendable, Equatable, CaseIterable {
    case plain
    /// The name of the whole, large.
    case title
    /// Says what stands beside it.
    case label
    /// Headings of what is asked, of what comes out, and of everything else.
    case conditionHeading, resultHeading, remarkHeading
    /// Small print under those.
    case conditionDetail, resultDetail, remarkDetail
    /// Cells in a frame, to be filled in.
    case body
    /// Cells in a frame with the results' light colour.
    case result
  }

  /// A list offered in some cells. Other texts may still be typed.
  public struct Choices: Sendable, Equatable {
    /// Counted from zero.
    public var rows: ClosedRange<Int>
    public var column: Int
    public var texts: [String]

    public init(rows: ClosedRange<Int>, column: Int, texts: [String]) {
      self.rows = rows
      self.column = column
      self.texts = texts
    }
  }

  /// Kept to 31 characters; characters Excel forbids become spaces, a name that is there already gets a number.
  public var name: String
  public var rows: [[Cell]]
  /// In characters of half width.
  public var widths: [Double]
  public var choices: [Choices]
  /// Rows from the top and columns from the left that stay in view.
  public var frozenRows: Int
  public var frozenColumns: Int

  public init(
    name: String, rows: [[Cell]], widths: [Double] = [], choices: [Choices] = [], frozenRows: Int = 0,
    frozenColumns: Int = 0
  ) {
    self.name = name
    self.rows = rows
    self.widths = widths
    self.choices = choices
    self.frozenRows = frozenRows
    self.frozenColumns = frozenColumns
  }
}
