import HTMLKit
import Kernel

extension HTML {
  /// Writes the header of a page: town, service, languages, furigana, account, navigation.
  public mutating func pageHeader(_ shell: PageShell, _ texts: Texts) {
    header(["class": "ds-header"]) { h in
      h.div(["class": "ds-header-inner"]) { h in
        h.brand(of: shell, texts)
        h.div(["class": "ds-header-tools"]) { h in
          h.languageSwitch(of: shell, texts)
          h.account(of: shell, texts)
        }
      }
      if !shell.navigation.isEmpty { h.navigation(of: shell, texts) }
    }
  }

  private mutating func brand(of shell: PageShell, _ texts: Texts) {
    a(["class": "ds-brand", "href": shell.homePath]) { h in
      if let path = shell.townLogoPath {
        h.img(["class": "ds-logo", "src": path, "alt": "", "width": "40", "height": "40"])
      } else {
        h.mark()
      }
      h.span(["class": "ds-brand-words"]) { h in
        h.span(["class": "ds-town"], shell.townName)
        h.span(["class": "ds-service"], shell.serviceName ?? texts["design.service-name.\(shell.kind.rawValue)"])
      }
    }
  }

  private mutating func languageSwitch(of shell: PageShell, _ texts: Texts) {
    guard !shell.languageLinks.isEmpty || shell.furiganaLink != nil else { return }
    nav(["class": "ds-languages", "aria-label": texts["design.languages"]]) { h in
      h.ul { h in
        for link in shell.languageLinks {
          h.li { h in
            let attributes: HTML.Attributes = [
              "href": link.href, "lang": link.language.tag, "hreflang": link.language.tag,
              "aria-current": link.isCurrent ? "true" : nil,
            ]
            h.a(attributes) { h in h.plainText(link.language.ownName) }
          }
        }
        if let furigana = shell.furiganaLink {
          h.li { h in
            let key = furigana.isOn ? "design.furigana.off" : "design.furigana.on"
            h.a(["href": furigana.href, "class": "ds-furigana"], texts[key])
          }
        }
      }
    }
  }

  private mutating func account(of shell: PageShell, _ texts: Texts) {
    switch shell.account {
    case .none: break
    case .signedOut(let href):
      a(["class": "ds-button ds-button-secondary ds-sign-in", "href": href], texts["design.sign-in"])
    case .signedIn(let name, let signOut, let href):
      div(["class": "ds-account"]) { h in
        // A name is never guessed a reading for.
        h.span(["class": "ds-account-name"]) { h in
          if let href { h.a(["href": href]) { h in h.plainText(name) } } else { h.plainText(name) }
        }
        h.form(["method": "post", "action": signOut.action]) { h in
          h.hiddenFields(signOut.hidden)
          h.actionButton(ActionButton(texts["design.sign-out"], rank: .quiet))
        }
      }
    }
  }

  private mutating func navigation(of shell: PageShell, _ texts: Texts) {
    nav(["class": "ds-navigation", "aria-label": texts["design.navigation"]]) { h in
      h.ul { h in
        for link in shell.navigation {
          h.li { h in
            h.a(["href": link.href, "aria-current": link.isCurrent ? "page" : nil]) { h in
              h.text(link.label)
              if let count = link.count { h.span(["class": "ds-badge"], texts["design.count", ["n": String(count)]]) }
            }
          }
        }
      }
    }
  }
}
