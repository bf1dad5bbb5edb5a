import HTMLKit
import Kernel

extension DesignSystem {
  /// Writes every example of every component with its markup: the content of a page, to stand in a ``PageShell``.
  ///
  /// - Parameter showsMarkup: whether each example is followed by its HTML.
  public static func galleryPage(_ h: inout HTML, texts: Texts, showsMarkup: Bool = true) {
    h.h1(texts["design.staff.gallery.title"])
    h.p(texts["design.staff.gallery.lead"])
    h.nav(["aria-label": texts["design.staff.gallery.contents"]]) { h in
      h.ul(["class": "ds-index"]) { h in
        for entry in Gallery.entries { h.li { h in h.a(["href": "#\(entry.anchor)"], entry.name) } }
      }
    }
    for entry in Gallery.entries {
      h.h2(["id": entry.anchor]) { h in
        h.text(entry.name + " ")
        h.code(entry.type)
      }
      for example in entry.examples { write(example, to: &h, texts, showsMarkup: showsMarkup) }
    }
  }

  private static func write(_ example: ComponentExample, to h: inout HTML, _ texts: Texts, showsMarkup: Bool) {
    h.div(["class": "ds-example"]) { h in
      h.h3(example.title)
      example.write(&h, texts)
      guard showsMarkup else { return }
      var markup = HTML()
      example.write(&markup, texts)
      h.disclosure(
        Disclosure(texts["design.staff.gallery.markup"]) { h in
          h.element("pre", ["tabindex": "0"]) { h in h.code(markup.string) }
        })
    }
  }
}
