import DesignSystem
import FormSchema
import HTMLKit
import Kernel
import Ports
import Web

/// Everything about a procedure before one begins: what it is, for whom, what it needs, costs and takes, and other ways.
func procedurePage(
  _ procedure: PublishedProcedure, related: [PublishedProcedure], town: TownProfile, texts: Texts
) -> Page {
  let facts = procedure.definition.procedure
  let words = procedure.definition.words(in: texts.language)
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
        .init(texts["procedures.page.days"], texts["procedures.card.days", ["n": "\(facts.expectedDays)"]], allowsFurigana: true),
        .init(texts["procedures.page.department"], town.department(facts.department)?.name(in: texts.language) ?? "", allowsFurigana: true),
      ]), texts)
    h.h2(texts["procedures.page.who"])
    h.paragraphs(words.whoMayApply)
    h.list(texts["procedures.page.needed"], words.needed, isOrdered: false)
    h.list(texts["procedures.page.next"], words.whatHappensNext, isOrdered: true)
    h.otherWays(words.otherWays, texts)
    h.list(texts["procedures.page.law"], facts.legalBasis, isOrdered: false)
    if !related.isEmpty {
      h.h2(texts["procedures.page.related"])
      h.cardList(CardList(related.map { card($0, texts) }, heading: .h3))
    }
  }
}

extension HTML {
  fileprivate mutating func paragraphs(_ text: String) {
    for line in text.split(separator: "\n") { p(String(line)) }
  }

  fileprivate mutating func list(_ title: String, _ lines: [String], isOrdered: Bool) {
    guard !lines.isEmpty else { return }
    h2(title)
    let write: (inout HTML) -> Void = { h in for line in lines { h.li(line) } }
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
