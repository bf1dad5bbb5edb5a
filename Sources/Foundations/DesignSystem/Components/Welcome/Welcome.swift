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
  /// Whether the title is the page's `h1`: not where the welcome is only shown as an example.
  public var headsPage: Bool

  public init(
    title: String, lead: String? = nil, search: SearchBox? = nil, shortcuts: [ActionLink] = [], headsPage: Bool = true
  ) {
    self.headsPage = headsPage
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
      h.element(welcome.headsPage ? "h1" : "p", ["class": "ds-welcome-title"]) { h in h.text(welcome.title) }
      if let lead = welcome.lead { h.p(["class": "ds-welcome-lead"], lead) }
      if let search = welcome.search { h.searchBox(search, texts) }
      guard !welcome.shortcuts.isEmpty else { return }
      h.ul(["class": "ds-shortcuts"]) { h in
        for link in welcome.shortcuts { h.li { h in h.a(["href": link.href], link.label) } }
      }
    }
  }
}
