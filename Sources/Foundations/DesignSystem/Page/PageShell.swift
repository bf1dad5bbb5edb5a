import HTMLKit
import Kernel

/// Everything around the content of a page: document head, header, breadcrumbs, footer with help.
public struct PageShell: Sendable {
  /// Pages for residents are roomy, pages for officers dense.
  public enum Kind: String, Sendable { case resident, staff }

  /// How wide the content may grow: a column for reading and forms, or the whole width for tables.
  public enum Width: String, Sendable { case reading, wide }

  /// What the page is called, the same words as its `h1`.
  public var title: String
  public var townName: String
  /// The name of the service beside the town's; 「オンライン窓口」 when nil.
  public var serviceName: String?
  /// An image of the town's emblem, served by us. The mark of threads stands there when nil.
  public var townLogoPath: String?
  public var language: Language
  public var languageLinks: [LanguageLink]
  public var furiganaLink: FuriganaLink?
  public var breadcrumbs: [Breadcrumbs.Crumb]
  public var navigation: [PageLink]
  public var account: Account
  public var kind: Kind
  public var width: Width
  /// Whether answers need mending: the title then begins with 「エラー: 」.
  public var hasErrors: Bool
  public var homePath: String
  public var cssPath: String
  public var jsPath: String
  public var iconPath: String?
  public var help: CounterHelp?
  public var accessibilityPath: String?
  public var footerLinks: [PageLink]
  /// A sentence above everything on every page, such as an outage or a disaster.
  public var announcement: NotificationBanner?
  /// Whether search engines may list the page. Pages with anything personal are not listed.
  public var isListed: Bool

  public init(
    title: String, townName: String, language: Language, kind: Kind = .resident, width: Width = .reading,
    serviceName: String? = nil, townLogoPath: String? = nil, languageLinks: [LanguageLink] = [],
    furiganaLink: FuriganaLink? = nil, breadcrumbs: [Breadcrumbs.Crumb] = [], navigation: [PageLink] = [],
    account: Account = .none, hasErrors: Bool = false, homePath: String = "/",
    cssPath: String = "/assets/\(DesignSystem.stylesName)", jsPath: String = "/assets/\(DesignSystem.scriptName)",
    iconPath: String? = "/assets/\(DesignSystem.iconName)", help: CounterHelp? = nil,
    accessibilityPath: String? = nil, footerLinks: [PageLink] = [], announcement: NotificationBanner? = nil,
    isListed: Bool = false
  ) {
    self.title = title
    self.townName = townName
    self.language = language
    self.kind = kind
    self.width = width
    self.serviceName = serviceName
    self.townLogoPath = townLogoPath
    self.languageLinks = languageLinks
    self.furiganaLink = furiganaLink
    self.breadcrumbs = breadcrumbs
    self.navigation = navigation
    self.account = account
    self.hasErrors = hasErrors
    self.homePath = homePath
    self.cssPath = cssPath
    self.jsPath = jsPath
    self.iconPath = iconPath
    self.help = help
    self.accessibilityPath = accessibilityPath
    self.footerLinks = footerLinks
    self.announcement = announcement
    self.isListed = isListed
  }

  /// Writes the whole document around `main`.
  public func write(_ h: inout HTML, texts: Texts, main: (inout HTML) -> Void) {
    h.raw("<!doctype html>")
    h.html(["lang": language.tag]) { h in
      h.head { h in writeHead(&h, texts) }
      h.body(["class": furiganaLink?.isOn == true ? "\(kind.rawValue) with-furigana" : kind.rawValue]) { h in
        h.a(["class": "ds-skip", "href": "#main"], texts["design.skip"])
        if let announcement { h.notificationBanner(announcement, texts) }
        h.pageHeader(self, texts)
        h.div(["class": "ds-page ds-page-\(width.rawValue)"]) { h in
          h.breadcrumbs(Breadcrumbs(breadcrumbs), texts)
          h.main(["id": "main", "class": "ds-main", "tabindex": "-1"], main)
        }
        h.pageFooter(self, texts)
      }
    }
  }

  private func writeHead(_ h: inout HTML, _ texts: Texts) {
    h.meta(["charset": "utf-8"])
    h.title((hasErrors ? texts["design.error-prefix"] : "") + title + " — " + townName)
    h.meta(["name": "viewport", "content": "width=device-width, initial-scale=1"])
    h.meta(["name": "color-scheme", "content": "light dark"])
    // Numbers of receipts and cases are not telephone numbers.
    h.meta(["name": "format-detection", "content": "telephone=no"])
    if !isListed { h.meta(["name": "robots", "content": "noindex"]) }
    h.link(["rel": "stylesheet", "href": cssPath])
    if let iconPath { h.link(["rel": "icon", "type": "image/svg+xml", "href": iconPath]) }
    h.script(["src": jsPath, "defer": ""]) { _ in }
  }
}
