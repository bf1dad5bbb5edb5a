import HTMLKit
import Kernel

/// Facts in rows and columns.
public struct DataTable {
  public enum Direction: String, Sendable { case ascending, descending }

  /// A column that can be sorted: a link to the same page in another order.
  public struct Sort: Sendable {
    public var href: String
    /// How the table is sorted by this column now; nil when by another.
    public var direction: Direction?

    public init(href: String, direction: Direction? = nil) {
      self.href = href
      self.direction = direction
    }
  }

  public struct Column: Sendable {
    public var title: String
    public var isNumeric: Bool
    public var sort: Sort?

    public init(_ title: String, isNumeric: Bool = false, sort: Sort? = nil) {
      self.title = title
      self.isNumeric = isNumeric
      self.sort = sort
    }
  }

  public enum Cell {
    case text(String)
    case link(String, href: String)
    case tag(StatusTag)
    case content((inout HTML) -> Void)
  }

  /// What becomes of the table on a narrow screen.
  public enum Narrow: Sendable {
    /// Each row becomes a card whose lines carry the column titles.
    case stacked
    /// The table keeps its shape and scrolls in a region of its own.
    case scrolling
  }

  /// Begins the id of the caption, which must be unique on the page.
  public var id: String
  public var caption: String
  public var isCaptionHidden: Bool
  public var columns: [Column]
  /// The first cell of each row is its header.
  public var rows: [[Cell]]
  public var narrow: Narrow
  /// Said in place of rows when there are none.
  public var emptyText: String?

  public init(
    id: String, caption: String, isCaptionHidden: Bool = false, columns: [Column], rows: [[Cell]],
    narrow: Narrow = .stacked, emptyText: String? = nil
  ) {
    self.id = id
    self.caption = caption
    self.isCaptionHidden = isCaptionHidden
    self.columns = columns
    self.rows = rows
    self.narrow = narrow
    self.emptyText = emptyText
  }
}

extension HTML {
  /// Writes a table.
  public mutating func dataTable(_ table: DataTable, _ texts: Texts) {
    let scrolls = table.narrow == .scrolling
    let region: HTML.Attributes = [
      "class": "ds-table-region", "role": scrolls ? "region" : nil,
      "aria-labelledby": scrolls ? "\(table.id)-caption" : nil, "tabindex": scrolls ? "0" : nil,
    ]
    div(region) { h in
      // Roles are said aloud again, since some browsers forget a table's meaning when its display is changed.
      h.table(["class": scrolls ? "ds-table" : "ds-table ds-table-stacked", "role": "table"]) { h in
        h.caption(
          ["id": "\(table.id)-caption", "class": table.isCaptionHidden ? "ds-visually-hidden" : nil], table.caption)
        h.thead(["role": "rowgroup"]) { h in
          h.tr(["role": "row"]) { h in for column in table.columns { h.columnHeader(column, texts) } }
        }
        h.tbody(["role": "rowgroup"]) { h in
          for row in table.rows { h.tableRow(row, columns: table.columns) }
          if table.rows.isEmpty { h.emptyRow(of: table, texts) }
        }
      }
    }
  }

  private mutating func columnHeader(_ column: DataTable.Column, _ texts: Texts) {
    let attributes: HTML.Attributes = [
      "scope": "col", "role": "columnheader", "class": column.isNumeric ? "ds-numeric" : nil,
      "aria-sort": column.sort?.direction?.rawValue,
    ]
    th(attributes) { h in
      guard let sort = column.sort else { return h.text(column.title) }
      h.a(["class": "ds-sort ds-sort-\(sort.direction?.rawValue ?? "none")", "href": sort.href]) { h in
        h.text(column.title)
        h.visuallyHidden(texts["design.table.sort.\(sort.direction?.rawValue ?? "none")"])
      }
    }
  }

  private mutating func tableRow(_ row: [DataTable.Cell], columns: [DataTable.Column]) {
    tr(["role": "row"]) { h in
      for (number, (cell, column)) in zip(row, columns).enumerated() {
        let numeric = column.isNumeric ? "ds-numeric" : nil
        if number == 0 {
          h.th(["scope": "row", "role": "rowheader", "class": numeric, "data-column": column.title]) { h in
            h.tableCell(cell)
          }
        } else {
          h.td(["role": "cell", "class": numeric, "data-column": column.title]) { h in h.tableCell(cell) }
        }
      }
    }
  }

  private mutating func tableCell(_ cell: DataTable.Cell) {
    switch cell {
    case .text(let text): self.text(text)
    case .link(let label, let href): a(["href": href], label)
    case .tag(let tag): statusTag(tag)
    case .content(let write): write(&self)
    }
  }

  private mutating func emptyRow(of table: DataTable, _ texts: Texts) {
    tr(["role": "row"]) { h in
      h.td(
        ["role": "cell", "class": "ds-table-empty", "colspan": String(table.columns.count)],
        table.emptyText ?? texts["design.table.empty"])
    }
  }
}
