import HTMLKit
import Kernel

/// A table whose cells are typed into, as in a spreadsheet. It scrolls in a region of its own, its headings in view.
public struct GridField: Sendable {
  /// What a column is for; told by its note, and by the ground of its heading.
  public enum Tone: String, Sendable { case condition, result, remark }

  public struct Column: Sendable {
    public var title: String
    /// What the column is for, in a word, above its title.
    public var note: String
    public var tone: Tone
    /// Offered while somebody types; anything else can be typed too.
    public var suggestions: [String]

    public init(_ title: String, note: String, tone: Tone, suggestions: [String] = []) {
      (self.title, self.note, self.tone, self.suggestions) = (title, note, tone, suggestions)
    }
  }

  public struct Row: Sendable {
    public var number: Int
    public var cells: [String]
    /// Why the row stands out, as 「当たりました」; nil for any other row.
    public var mark: String?
    /// Whether it is chosen for one of the buttons below.
    public var isPicked: Bool

    public init(_ number: Int, _ cells: [String], mark: String? = nil, isPicked: Bool = false) {
      (self.number, self.cells, self.mark, self.isPicked) = (number, cells, mark, isPicked)
    }
  }

  /// Begins the id of the caption. A cell is named `<name>:<row>:<column>`: the row by its number less one, the column
  /// from zero; the chosen rows' numbers are sent as `<name>-pick`.
  public var name: String
  public var caption: String
  public var columns: [Column]
  public var rows: [Row]
  public var errors: [FieldError]

  public init(_ name: String, caption: String, columns: [Column], rows: [Row], errors: [FieldError] = []) {
    (self.name, self.caption, self.columns, self.rows, self.errors) = (name, caption, columns, rows, errors)
  }

  /// The name of a cell, which is also its id.
  public static func cell(_ name: String, row: Int, column: Int) -> String { "\(name):\(row):\(column)" }
}

extension HTML {
  /// Writes a table to type into.
  public mutating func gridField(_ grid: GridField, _ texts: Texts) {
    let caption = "\(grid.name)-caption"
    div(["class": "ds-grid", "role": "region", "aria-labelledby": caption, "tabindex": "0"]) { h in
      h.table { h in
        h.caption(["id": caption], grid.caption)
        h.thead { h in
          h.tr { h in
            h.th(["scope": "col", "class": "ds-grid-number"], texts["design.grid.row"])
            for column in grid.columns {
              h.th(["scope": "col", "class": "ds-grid-\(column.tone.rawValue)"]) { h in
                h.span(["class": "ds-grid-note"], column.note)
                h.plainText(column.title)
              }
            }
          }
        }
        h.tbody { h in for row in grid.rows { h.gridRow(row, of: grid, texts) } }
      }
    }
    for (number, column) in grid.columns.enumerated() where !column.suggestions.isEmpty {
      element("datalist", ["id": "\(grid.name)-words-\(number)"]) { h in
        for word in column.suggestions { h.option(["value": word], "") }
      }
    }
  }

  private mutating func gridRow(_ row: GridField.Row, of grid: GridField, _ texts: Texts) {
    tr(["class": row.mark == nil ? nil : "ds-grid-marked"]) { h in
      h.th(["scope": "row", "class": "ds-grid-number"]) { h in
        let id = "\(grid.name)-pick-\(row.number)"
        h.label(["class": "ds-grid-pick", "for": id]) { h in
          h.input([
            "type": "checkbox", "id": id, "name": "\(grid.name)-pick", "value": "\(row.number)",
            "checked": row.isPicked ? "" : nil,
          ])
          h.text(" \(row.number)")
          h.visuallyHidden(texts["design.grid.pick"])
        }
        if let mark = row.mark { h.span(["class": "ds-grid-mark"], mark) }
      }
      for (number, column) in grid.columns.enumerated() {
        h.td { h in
          let text = row.cells.indices.contains(number) ? row.cells[number] : ""
          h.gridCell(text, row.number, number, column, of: grid, texts)
        }
      }
    }
  }

  private mutating func gridCell(
    _ text: String, _ row: Int, _ column: Int, _ about: GridField.Column, of grid: GridField, _ texts: Texts
  ) {
    let name = GridField.cell(grid.name, row: row - 1, column: column)
    let error = grid.errors.message(for: name)
    let label = texts["design.grid.cell", ["n": "\(row)", "column": about.title]]
    if let error {
      p(["class": "ds-error", "id": "\(name)-error"]) { h in
        h.visuallyHidden(texts["design.error-prefix"])
        h.plainText(error)
      }
    }
    let invalid = error == nil ? nil : "true"
    let describedBy = error.map { _ in "\(name)-error" }
    if text.contains(where: \.isNewline) {
      let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).count
      textarea([
        "class": "ds-input", "id": name, "name": name, "aria-label": label, "aria-invalid": invalid,
        "aria-describedby": describedBy, "rows": "\(min(lines, 6))", "cols": "\(GridField.width(of: text))",
      ]) { h in h.plainText(text) }
    } else {
      input([
        "class": "ds-input", "id": name, "name": name, "type": "text", "value": text, "aria-label": label,
        "aria-invalid": invalid, "aria-describedby": describedBy, "autocomplete": "off",
        "size": "\(GridField.width(of: text))",
        "list": about.suggestions.isEmpty ? nil : "\(grid.name)-words-\(column)",
      ])
    }
  }
}

extension GridField {
  /// In letters: enough for the text, within reason. Letters of full width take two.
  fileprivate static func width(of text: String) -> Int {
    let longest = text.split(whereSeparator: \.isNewline).map { line in
      line.unicodeScalars.reduce(0) { $0 + ($1.value < 0x2E80 ? 1 : 2) }
    }.max() ?? 0
    return min(max(longest + 3, 8), 42)
  }
}
