import HTMLKit
import Kernel

/// A message about what just happened or what matters today.
public struct NotificationBanner: Sendable {
  public enum Kind: String, Sendable {
    case success, important
    /// Disasters and outages: above everything, on every page.
    case emergency
  }

  public var kind: Kind
  public var title: String
  public var message: String?
  public var link: ActionLink?

  public init(_ kind: Kind, title: String, message: String? = nil, link: ActionLink? = nil) {
    self.kind = kind
    self.title = title
    self.message = message
    self.link = link
  }
}

extension HTML {
  /// Writes a message. A success is announced at once; others are regions with a name.
  public mutating func notificationBanner(_ banner: NotificationBanner, _ texts: Texts) {
    let attributes: HTML.Attributes = [
      "class": "ds-banner ds-banner-\(banner.kind.rawValue)", "role": banner.kind == .success ? "status" : nil,
      "aria-label": texts["design.banner.\(banner.kind.rawValue)"],
    ]
    section(attributes) { h in
      h.div(["class": "ds-banner-inner"]) { h in
        h.p(["class": "ds-banner-kind", "aria-hidden": "true"], texts["design.banner.\(banner.kind.rawValue)"])
        h.p(["class": "ds-banner-title"], banner.title)
        if let message = banner.message { h.p(message) }
        if let link = banner.link { h.p { h in h.a(["href": link.href], link.label) } }
      }
    }
  }
}
