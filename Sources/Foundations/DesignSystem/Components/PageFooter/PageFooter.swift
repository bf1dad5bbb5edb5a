import HTMLKit
import Kernel

extension HTML {
  /// Writes the footer of a page: help, accessibility statement, further links.
  public mutating func pageFooter(_ shell: PageShell, _ texts: Texts) {
    footer(["class": "ds-footer"]) { h in
      h.div(["class": "ds-footer-inner"]) { h in
        if let help = shell.help { h.help(help, texts) }
        h.footerLinks(of: shell, texts)
        h.p(["class": "ds-footer-town"], shell.townName)
      }
    }
  }

  private mutating func help(_ help: CounterHelp, _ texts: Texts) {
    section(["class": "ds-help", "aria-labelledby": "help-title"]) { h in
      h.h2(["id": "help-title"], texts["design.help.title"])
      h.p(["class": "ds-help-counter"], help.counter)
      if let phone = help.phone {
        h.p(["class": "ds-help-phone"]) { h in
          h.text(texts["design.help.phone"])
          h.a(["href": help.dialled]) { h in h.plainText(phone) }
        }
      }
      if let hours = help.hours { h.p(hours) }
      if let href = help.href { h.p { h in h.a(["href": href], texts["design.help.more"]) } }
    }
  }

  private mutating func footerLinks(of shell: PageShell, _ texts: Texts) {
    guard shell.accessibilityPath != nil || !shell.footerLinks.isEmpty else { return }
    nav(["class": "ds-footer-links", "aria-label": texts["design.footer.links"]]) { h in
      h.ul { h in
        for link in shell.footerLinks { h.li { h in h.a(["href": link.href], link.label) } }
        if let path = shell.accessibilityPath {
          h.li { h in h.a(["href": path], texts["design.footer.accessibility"]) }
        }
      }
    }
  }
}
