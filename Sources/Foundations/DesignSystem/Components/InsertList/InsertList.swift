import HTMLKit
import Kernel

/// Signs that stand for something in a text, such as `{applicant.name}`, to be put into a field of the same page.
///
/// With script a button puts the sign where one types; without it the signs are there to be copied.
public struct InsertList: Sendable {
  public struct Group: Sendable {
    public var title: String
    public var items: [Item]

    public init(_ title: String, _ items: [Item]) {
      self.title = title
      self.items = items
    }
  }

  public struct Item: Sendable {
    /// What it stands for.
    public var name: String
    /// As it is written.
    public var sign: String

    public init(_ name: String, _ sign: String) {
      self.name = name
      self.sign = sign
    }
  }

  public var groups: [Group]
  /// The id of the field it goes into while nobody has been in one.
  public var field: String

  public init(_ groups: [Group], into field: String) {
    self.groups = groups
    self.field = field
  }
}

extension HTML {
  /// Writes the signs in their groups.
  public mutating func insertList(_ list: InsertList, _ texts: Texts) {
    // Where its buttons are hidden it may still have to be scrolled with the keys.
    let attributes: HTML.Attributes = [
      "class": "ds-inserts", "role": "group", "aria-label": texts["design.insert.list"], "tabindex": "0",
      "data-inserts": list.field, "data-inserted": texts["design.insert.done"],
    ]
    div(attributes) { h in
      for group in list.groups where !group.items.isEmpty {
        h.p(["class": "ds-label-text"], group.title)
        h.ul { h in
          for item in group.items {
            h.li { h in
              h.span { h in h.plainText(item.name) }
              h.code { h in h.plainText(item.sign) }
              h.button([
                "class": "ds-button ds-button-quiet", "type": "button", "data-insert": item.sign, "hidden": "",
              ]) { h in
                h.text(texts["design.insert"])
                h.visuallyHidden(item.name)
              }
            }
          }
        }
      }
      h.p(["class": "ds-visually-hidden", "role": "status", "data-insert-result": ""], "")
    }
  }
}
