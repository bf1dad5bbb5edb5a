import HTMLKit
import Kernel

/// The same questions again for each of several people or things.
///
/// 「追加」 is a submit button named `add-row` with the group's name, 「削除」 one named `remove-row` with the row's, as
/// `children.2`: the server keeps what was typed and shows the page again. A hidden field of the group's name holds each
/// row's key, in order. Its form begins with ``HTMLKit/HTML/defaultButton(name:value:)``, so that Enter does neither.
public struct RepeatedRows {
  /// One of them.
  public struct Row {
    /// Its name among the rows; never given to another one.
    public var key: String
    /// As `お子さま1`.
    public var title: String
    public var write: (inout HTML) -> Void

    public init(_ key: String, title: String, write: @escaping (inout HTML) -> Void) {
      self.key = key
      self.title = title
      self.write = write
    }
  }

  /// The label of the frame is the legend; its hint can tell how many rows there may be.
  public var frame: FieldFrame
  /// What one row is called, as `お子さま`.
  public var itemTitle: String
  public var rows: [Row]
  public var mayAdd: Bool
  public var mayRemove: Bool

  public init(_ frame: FieldFrame, itemTitle: String, rows: [Row], mayAdd: Bool = true, mayRemove: Bool = true) {
    self.frame = frame
    self.itemTitle = itemTitle
    self.rows = rows
    self.mayAdd = mayAdd
    self.mayRemove = mayRemove
  }
}

extension HTML {
  /// Writes the rows, each with its questions.
  public mutating func repeatedRows(_ group: RepeatedRows, _ texts: Texts) {
    let frame = group.frame
    div(["id": frame.id, "tabindex": "-1", "class": "ds-rows-anchor"]) { h in
      var inner = frame
      inner.id = "\(frame.id)-rows"
      h.fieldGroup(inner, texts) { h in
        h.div(["class": "ds-rows"]) { h in
          for row in group.rows { h.repeatedRow(row, of: group, texts) }
          if group.rows.isEmpty { h.p(["class": "ds-quiet"], texts["design.rows.none"]) }
          guard group.mayAdd else { return }
          h.actionButton(
            ActionButton(
              texts[group.rows.isEmpty ? "design.rows.add-first" : "design.rows.add", ["title": group.itemTitle]],
              rank: .secondary, name: "add-row", value: frame.name, skipsChecks: true))
        }
      }
    }
  }

  private mutating func repeatedRow(_ row: RepeatedRows.Row, of group: RepeatedRows, _ texts: Texts) {
    let name = "\(group.frame.name).\(row.key)"
    fieldset(["class": "ds-row", "id": name, "tabindex": "-1", "data-question": name]) { h in
      h.legend(["class": "ds-row-title"], row.title)
      h.input(["type": "hidden", "name": group.frame.name, "value": row.key])
      row.write(&h)
      guard group.mayRemove else { return }
      h.actionButton(
        ActionButton(
          texts["design.rows.remove", ["title": row.title]], rank: .quiet, name: "remove-row", value: name,
          skipsChecks: true))
    }
  }
}
