import HTMLKit
import Kernel

/// A choice of one from many: typed, while the browser offers what fits. Every name and every code on the list can be
/// typed without its help as well.
public struct ListField: Sendable {
  /// One of the choices.
  public struct Item: Sendable {
    /// What is typed or taken over.
    public var name: String
    /// A code that stands for the same, shown beside it; `nil` when there is none.
    public var code: String?

    public init(_ name: String, code: String? = nil) {
      self.name = name
      self.code = code
    }
  }

  public var frame: FieldFrame
  public var items: [Item]
  public var value: String

  public init(_ frame: FieldFrame, items: [Item], value: String = "") {
    self.frame = frame
    self.items = items
    self.value = value
  }
}

extension HTML {
  /// Writes a field with a list of what can be typed into it.
  public mutating func listField(_ field: ListField, _ texts: Texts) {
    var frame = field.frame
    let help = texts["design.list.hint", ["n": String(field.items.count)]]
    frame.hint = frame.hint.map { "\($0)\(texts["design.sentence-gap"])\(help)" } ?? help
    fieldFrame(frame, texts) { h in
      h.input([
        "class": "ds-input ds-width-wide", "id": frame.id, "name": frame.name, "type": "text", "value": field.value,
        "list": "\(frame.id)-list", "autocomplete": "off", "spellcheck": "false", "autocapitalize": "none",
        "aria-invalid": frame.invalid, "aria-describedby": frame.describedBy(),
      ])
      h.element("datalist", ["id": "\(frame.id)-list"]) { h in
        for item in field.items { h.option(["value": item.name], item.code ?? "") }
      }
    }
  }
}
