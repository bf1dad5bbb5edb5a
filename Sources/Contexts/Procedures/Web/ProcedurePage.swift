import DesignSystem
import FormSchema
import HTMLKit
import Kernel
import Ports
import Web

/// Everything about a procedure before one begins: what it is, for whom, what it needs, costs and takes, other ways.
func procedurePage(
  _ procedure: PublishedProcedure, related: [PublishedProcedure], town: TownProfile, texts: Texts
) -> Page {
  let facts = procedure.definition.procedure
  let words = procedure.definition.words(in: texts.language)
  let days = texts["procedures.card.days", ["n": "\(facts.expectedDays)"]]
  let department = town.department(facts.department)?.name(in: texts.language) ?? ""
  let crumbs: [Breadcrumbs.Crumb] = [
    .init(texts["procedures.crumb.home"], href: "/"), .init(texts["procedures.crumb.list"], href: "/procedures"),
  ]
  return Page(words.title, breadcrumbs: crumbs, isListed: true) { h in
    h.h1(words.title)
    h.p(["class": "ds-lead"], words.summary)
    h.buttonGroup { h in h.actionLink(ActionLink(texts["procedures.page.start"], href: "/apply/\(procedure.id)")) }
    h.summaryList(
      SummaryList([
        .init(texts["procedures.page.cost"], words.cost, allowsFurigana: true),
        .init(texts["procedures.page.days"], days, allowsFurigana: true),
        .init(texts["procedures.page.department"], department, allowsFurigana: true),
      ]), texts)
    h.h2(texts["procedures.page.who"])
    h.paragraphs(words.whoMayApply)
    h.list(texts["procedures.page.needed"], words.needed, isOrdered: false)
    h.list(texts["procedures.page.next"], words.whatHappensNext, isOrdered: true)
    h.otherWays(words.otherWays, texts)
    h.p { h in h.a(["href": "/procedures/\(procedure.id)/form.pdf"], texts["procedures.page.print"]) }
    h.list(
      texts["procedures.page.law"], facts.legalBasis, isOrdered: false, lang: texts.language == .english ? "ja" : nil)
    if !related.isEmpty {
      h.h2(texts["procedures.page.related"])
      h.cardList(CardList(related.map { card($0, texts) }, heading: .h3))
    }
  }
}

extension HTML {
  /// Each line is a paragraph; lines that begin with 「・」 or "- " are the items of a list.
  fileprivate mutating func paragraphs(_ text: String) {
    var items: [Substring] = []
    for line in text.split(separator: "\n") {
      if let mark = ["・", "- "].first(where: line.hasPrefix) {
        items.append(line.dropFirst(mark.count))
        continue
      }
      bullets(items)
      items = []
      p(String(line))
    }
    bullets(items)
  }

  private mutating func bullets(_ items: [Substring]) {
    guard !items.isEmpty else { return }
    ul { h in for item in items { h.li(String(item)) } }
  }

  /// - Parameter lang: the language of the lines where it is not the page's.
  fileprivate mutating func list(_ title: String, _ lines: [String], isOrdered: Bool, lang: String? = nil) {
    guard !lines.isEmpty else { return }
    h2(title)
    let write: (inout HTML) -> Void = { h in for line in lines { h.li(["lang": lang], line) } }
    isOrdered ? ol([:], write) : ul([:], write)
  }

  fileprivate mutating func otherWays(_ ways: OtherWays, _ texts: Texts) {
    let rows = [
      ("counter", ways.counter), ("phone", ways.phone), ("post", ways.post),
    ].compactMap { key, way in
      way.map { SummaryList.Row(texts["procedures.page.way.\(key)"], $0, allowsFurigana: true) }
    }
    guard !rows.isEmpty else { return }
    h2(texts["procedures.page.other-ways"])
    summaryList(SummaryList(rows), texts)
  }
}
