import HTMLKit
import Kernel

/// The top of a front page: what one can do here, and the quickest way to it.
public struct Welcome: Sendable {
  /// The page's `h1`.
  public var title: String
  public var lead: String?
  public var search: SearchBox?
  /// The few things most people come for.
  public var shortcuts: [ActionLink]

  public init(title: String, lead: String? = nil, search: SearchBox? = nil, shortcuts: [ActionLink] = []) {
    self.title = title
    self.lead = lead
    self.search = search
    self.shortcuts = shortcuts
  }
}

extension HTML {
  /// Writes the top of a front page.
  public mutating func welcome(_ welcome: Welcome, _ texts: Texts) {
    div(["class": "ds-welcome"]) { h in
      h.div(["class": "ds-welcome-motif"]) { h in h.mark() }
      h.h1(["class": "ds-welcome-title"], welcome.title)
      if let lead = welcome.lead { h.p(["class": "ds-welcome-lead"], lead) }
      if let search = welcome.search { h.searchBox(search, texts) }
      guard !welcome.shortcuts.isEmpty else { return }
      h.ul(["class": "ds-shortcuts"]) { h in
        for link in welcome.shortcuts { h.li { h in h.a(["href": link.href], link.label) } }
      }
    }
  }
}
