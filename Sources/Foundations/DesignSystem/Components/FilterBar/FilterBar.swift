import HTMLKit
import Kernel

/// Conditions for a list: fields in a form that only reads, and the conditions that hold now.
public struct FilterBar {
  /// A condition that holds now, with the address of the list without it.
  public struct Active: Sendable {
    public var label: String
    public var removeHref: String

    public init(_ label: String, removeHref: String) {
      self.label = label
      self.removeHref = removeHref
    }
  }

  public var action: String
  public var active: [Active]
  public var clearHref: String?
  public var fields: (inout HTML) -> Void

  public init(
    action: String, active: [Active] = [], clearHref: String? = nil, fields: @escaping (inout HTML) -> Void
  ) {
    self.action = action
    self.active = active
    self.clearHref = clearHref
    self.fields = fields
  }
}

extension HTML {
  /// Writes the conditions of a list.
  public mutating func filterBar(_ bar: FilterBar, _ texts: Texts) {
    let attributes: HTML.Attributes = [
      "class": "ds-filter", "method": "get", "action": bar.action, "aria-label": texts["design.filter.title"],
    ]
    form(attributes) { h in
      h.div(["class": "ds-filter-fields"]) { h in
        bar.fields(&h)
        h.actionButton(ActionButton(texts["design.filter.apply"], rank: .secondary))
      }
    }
    guard !bar.active.isEmpty else { return }
    div(["class": "ds-active-filters"]) { h in
      h.p(["class": "ds-active-filters-title"], texts["design.filter.active"])
      h.ul { h in
        for active in bar.active {
          h.li { h in
            h.a(["class": "ds-chip", "href": active.removeHref]) { h in
              h.text(active.label)
              h.visuallyHidden(texts["design.filter.remove"])
            }
          }
        }
        guard let href = bar.clearHref else { return }
        h.li { h in h.a(["class": "ds-clear", "href": href], texts["design.filter.clear"]) }
      }
    }
  }
}
