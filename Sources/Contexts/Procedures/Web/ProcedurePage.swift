import DesignSystem
import FormSchema
import HTMLKit
import Kernel
import Ports
import Web

/// Everything about a procedure before one begins: what it is, for whom, what it needs, costs and takes, other ways.
func procedurePage(
  _ procedure: PublishedProcedure, related: [PublishedProcedure], town: TownProfile, today: CivilDate, texts: Texts
) -> Page {
  let facts = procedure.definition.procedure
  let words = procedure.definition.words(in: texts.language)
  let days = texts["procedures.card.days", ["n": "\(facts.expectedDays)"]]
  let department = town.departmentName(facts.department, in: texts.language)
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
        .init(texts["procedures.page.time"], effort(procedure, today, texts), allowsFurigana: true),
        .init(texts["procedures.page.days"], days, allowsFurigana: true),
        .init(texts["procedures.page.department"], department, allowsFurigana: true),
      ]), texts)
    h.h2(texts["procedures.page.who"])
    h.paragraphs(words.whoMayApply)
    h.list(texts["procedures.page.needed"], words.needed, isOrdered: false)
    h.list(texts["procedures.page.next"], words.whatHappensNext, isOrdered: true)
    h.ways(procedure, words.otherWays, texts)
    h.list(
      texts["procedures.page.law"], facts.legalBasis, isOrdered: false, lang: texts.language == .english ? "ja" : nil)
    if !related.isEmpty {
      h.h2(texts["procedures.page.related"])
      h.cardList(CardList(related.map { card($0, texts) }, heading: .h3))
    }
  }
}

private func effort(_ procedure: PublishedProcedure, _ today: CivilDate, _ texts: Texts) -> String {
  let effort = procedure.definition.form.effort(today: today)
  let values = ["minutes": effort.minutesText, "questions": "\(effort.questions.upperBound)"]
  return texts["procedures.page.minutes", values]
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

  /// What the paper is called in the town's rules stands with it: people ask for it by that.
  private func paper(_ procedure: PublishedProcedure, _ texts: Texts) -> String? {
    procedure.definition.procedure.formNumber.map { number in
      let text = texts["procedures.page.way.paper.text"]
      return texts["procedures.page.way.paper.text.number", ["number": number, "text": text]]
    }
  }

  /// Every way to apply beside the others: nobody has to use a form on a screen.
  fileprivate mutating func ways(_ procedure: PublishedProcedure, _ ways: OtherWays, _ texts: Texts) {
    h2(["id": "ways"], texts["procedures.page.ways"])
    func card(_ way: String, href: String? = nil, text: String? = nil) -> CardList.Card {
      .init(texts["procedures.page.way.\(way)"], href: href, text: text ?? texts["procedures.page.way.\(way).text"])
    }
    let cards = [
      card("form", href: "/apply/\(procedure.id)"), card("talk", href: "/talk/\(procedure.id)"),
      card("paper", href: "/procedures/\(procedure.id)/form.pdf", text: paper(procedure, texts)),
      ways.counter.map { card("counter", text: $0) },
      ways.phone.map { card("phone", href: $0.telephoneLink, text: $0) }, ways.post.map { card("post", text: $0) },
    ]
    cardList(CardList(cards.compactMap(\.self), heading: .h3))
  }
}

extension String {
  /// To call it from a telephone; `nil` for a text that says more than a number.
  fileprivate var telephoneLink: String? {
    allSatisfy { $0 == "-" || $0.isASCII && $0.isNumber } ? "tel:\(self)" : nil
  }
}
