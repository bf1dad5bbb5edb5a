import HTMLKit
import Kernel

/// The way through a long list.
public struct Pagination {
  /// The page shown, counted from 1.
  public var current: Int
  public var pageCount: Int
  public var href: (_ page: Int) -> String

  public init(current: Int, pageCount: Int, href: @escaping (_ page: Int) -> String) {
    self.current = current
    self.pageCount = pageCount
    self.href = href
  }

  /// The page numbers shown: first, last, and the neighbours of the current one; nil for a gap.
  var shown: [Int?] {
    let near = Set([1, current - 1, current, current + 1, pageCount].filter { (1...max(1, pageCount)).contains($0) })
    var shown: [Int?] = []
    for page in near.sorted() {
      if let last = shown.last ?? nil, page > last + 1 { shown.append(page == last + 2 ? last + 1 : nil) }
      shown.append(page)
    }
    return shown
  }
}

extension HTML {
  /// Writes the links to other pages of a list; nothing when there is one page only.
  public mutating func pagination(_ pagination: Pagination, _ texts: Texts) {
    guard pagination.pageCount > 1 else { return }
    nav(["class": "ds-pages", "aria-label": texts["design.pages.label"]]) { h in
      h.ul { h in
        if pagination.current > 1 {
          h.neighbour("prev", "design.pages.previous", href: pagination.href(pagination.current - 1), texts)
        }
        for page in pagination.shown { h.pageNumber(page, of: pagination, texts) }
        if pagination.current < pagination.pageCount {
          h.neighbour("next", "design.pages.next", href: pagination.href(pagination.current + 1), texts)
        }
      }
    }
  }

  private mutating func neighbour(_ relation: String, _ key: String, href: String, _ texts: Texts) {
    li(["class": "ds-pages-\(relation)"]) { h in h.a(["href": href, "rel": relation], texts[key]) }
  }

  private mutating func pageNumber(_ page: Int?, of pagination: Pagination, _ texts: Texts) {
    guard let page else { return li(["class": "ds-pages-gap", "aria-hidden": "true"], "…") }
    li(["class": "ds-pages-number"]) { h in
      let attributes: HTML.Attributes = [
        "href": pagination.href(page), "aria-label": texts["design.pages.page", ["n": String(page)]],
        "aria-current": page == pagination.current ? "page" : nil,
      ]
      h.a(attributes, String(page))
    }
  }
}
