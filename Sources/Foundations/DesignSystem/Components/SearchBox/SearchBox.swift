import HTMLKit
import Kernel

/// One field and a button that look for something.
public struct SearchBox: Sendable {
  public var label: String
  public var action: String
  public var name: String
  public var value: String
  public var hint: String?
  /// Whether the label is seen; it is always there to be heard.
  public var isLabelHidden: Bool

  public init(
    label: String, action: String, name: String = "q", value: String = "", hint: String? = nil,
    isLabelHidden: Bool = false
  ) {
    self.label = label
    self.action = action
    self.name = name
    self.value = value
    self.hint = hint
    self.isLabelHidden = isLabelHidden
  }
}

extension HTML {
  /// Writes a search form.
  public mutating func searchBox(_ box: SearchBox, _ texts: Texts) {
    form(["class": "ds-search", "role": "search", "method": "get", "action": box.action]) { h in
      h.label(["class": box.isLabelHidden ? "ds-visually-hidden" : "ds-label", "for": box.name]) { h in
        h.span(["class": "ds-label-text"], box.label)
      }
      if let hint = box.hint { h.p(["class": "ds-hint", "id": "\(box.name)-hint"], hint) }
      h.div(["class": "ds-search-row"]) { h in
        h.input([
          "class": "ds-input", "type": "search", "id": box.name, "name": box.name, "value": box.value,
          "aria-describedby": box.hint.map { _ in "\(box.name)-hint" },
        ])
        h.actionButton(ActionButton(texts["design.search"]))
      }
    }
  }
}
