import HTMLKit
import Kernel

/// The way from the front page to this one. The page itself is not part of it.
public struct Breadcrumbs: Sendable {
  public struct Crumb: Sendable, Equatable {
    public var label: String
    public var href: String

    public init(_ label: String, href: String) {
      self.label = label
      self.href = href
    }
  }

  public var crumbs: [Crumb]

  public init(_ crumbs: [Crumb]) { self.crumbs = crumbs }
}

extension HTML {
  /// Writes the way to this page; nothing when it is empty.
  public mutating func breadcrumbs(_ breadcrumbs: Breadcrumbs, _ texts: Texts) {
    guard !breadcrumbs.crumbs.isEmpty else { return }
    nav(["class": "ds-breadcrumbs", "aria-label": texts["design.breadcrumbs"]]) { h in
      h.ol { h in
        for crumb in breadcrumbs.crumbs { h.li { h in h.a(["href": crumb.href], crumb.label) } }
      }
    }
  }
}
