import HTMLKit

/// The same thing several times, to compare or to fill in: beside each other where there is room, else one below the
/// other.
public struct SideBySide {
  public var columns: [(inout HTML) -> Void]

  public init(_ columns: [(inout HTML) -> Void]) { self.columns = columns }
}

extension HTML {
  /// Writes the columns.
  public mutating func sideBySide(_ sides: SideBySide) {
    div(["class": "ds-sides"]) { h in
      for column in sides.columns { h.div(["class": "ds-side"], column) }
    }
  }
}
