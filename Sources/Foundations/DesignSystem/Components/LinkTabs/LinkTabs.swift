import HTMLKit

/// Several views of one thing, as plain links: each has its own address.
public struct LinkTabs: Sendable {
  /// What the views are of, for screen readers.
  public var label: String
  public var links: [PageLink]

  public init(label: String, _ links: [PageLink]) {
    self.label = label
    self.links = links
  }
}

extension HTML {
  /// Writes links that look like tabs.
  public mutating func linkTabs(_ tabs: LinkTabs) {
    nav(["class": "ds-tabs", "aria-label": tabs.label]) { h in
      h.ul { h in
        for link in tabs.links {
          h.li { h in
            h.a(["href": link.href, "aria-current": link.isCurrent ? "page" : nil]) { h in
              h.text(link.label)
              if let count = link.count { h.span(["class": "ds-badge"], String(count)) }
            }
          }
        }
      }
    }
  }
}
