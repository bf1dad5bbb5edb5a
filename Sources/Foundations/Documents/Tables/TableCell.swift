import Kernel

/// One cell of a table that goes out as a spreadsheet or as CSV.
public enum TableCell: Sendable, Equatable {
  /// Stays text: `007`, `=1+1` and `3-4` arrive as they are.
  case text(String)
  case integer(Int)
  /// A number with a fraction. What is not finite leaves the cell empty.
  case decimal(Double)
  case yen(Yen)
  case date(CivilDate)
  /// A moment, shown to the minute in Japan's time.
  case moment(Instant)
  case blank
}

/// One column of a table that goes out as a spreadsheet or as CSV.
public struct TableColumn: Sendable, Equatable {
  public var title: String
  /// In characters of half width; from the title when `nil`. CSV has no widths.
  public var width: Double?

  public init(_ title: String, width: Double? = nil) {
    self.title = title
    self.width = width
  }

  /// What the spreadsheet uses: room for the title and its filter button, 10...60 characters.
  var shownWidth: Double {
    if let width, width.isFinite { return min(255, max(1, width)) }
    let halves = title.unicodeScalars.reduce(0) { $0 + ($1.value < 0x2E80 ? 1 : 2) }
    return Double(min(60, max(10, halves + 5)))
  }
}
