import DesignSystem
import FormSchema
import HTMLKit
import Kernel
import Ports
import Web

/// The town's front page: a search in daily words, life events, categories.
func portalPage(
  _ snapshot: CatalogueSnapshot, guides: [GuideLink] = [], town: TownProfile, texts: Texts
) -> Page {
  let name = town.name(in: texts.language)
  let shortcuts = [
    ActionLink(texts["procedures.portal.resume"], href: "/resume", rank: .secondary),
    ActionLink(texts["procedures.portal.status"], href: "/status", rank: .secondary),
  ]
  return Page(texts["procedures.portal.title", ["town": name]], width: .wide, isListed: true) { h in
    h.welcome(
      Welcome(
        title: texts["procedures.portal.title", ["town": name]], lead: texts["procedures.portal.lead"],
        search: searchBox("", texts), shortcuts: shortcuts), texts)
    h.guides(guides, texts)
    h.termList(
      texts["procedures.portal.life-events"], town.lifeEvents, parameter: "life-event", texts
    ) { term in snapshot.procedures.filter { $0.definition.procedure.lifeEvents.contains(term) }.count }
    h.termList(
      texts["procedures.portal.categories"], town.categories, parameter: "category", texts
    ) { term in snapshot.procedures.filter { $0.definition.procedure.categories.contains(term) }.count }
    h.h2(texts["procedures.portal.all"])
    h.cardList(CardList(snapshot.procedures.map { card($0, texts) }, heading: .h3))
  }
}

func searchBox(_ words: String, _ texts: Texts) -> SearchBox {
  SearchBox(
    label: texts["procedures.search.label"], action: "/procedures", name: "q", value: words,
    hint: texts["procedures.search.hint"])
}

/// A procedure as a card of a list.
func card(_ procedure: PublishedProcedure, _ texts: Texts) -> CardList.Card {
  let words = procedure.definition.words(in: texts.language)
  return CardList.Card(
    words.title, href: "/procedures/\(procedure.id)", text: words.summary,
    facts: [words.cost, texts["procedures.card.days", ["n": "\(procedure.definition.procedure.expectedDays)"]]])
}

extension HTML {
  /// The guides through events of life.
  fileprivate mutating func guides(_ guides: [GuideLink], _ texts: Texts) {
    guard !guides.isEmpty else { return }
    h2(texts["procedures.portal.guides"])
    p(texts["procedures.portal.guides.lead"])
    ul(["class": "ds-terms"]) { h in
      for guide in guides {
        h.li { h in h.a(["href": guide.href]) { h in h.span(["class": "ds-term-name"], guide.title) } }
      }
    }
  }

  /// The terms that lead to at least one procedure, each with how many.
  fileprivate mutating func termList(
    _ title: String, _ terms: [TownProfile.Term], parameter: String, _ texts: Texts, count: (String) -> Int
  ) {
    let used = terms.map { ($0, count($0.id)) }.filter { $0.1 > 0 }
    guard !used.isEmpty else { return }
    h2(title)
    ul(["class": "ds-terms"]) { h in
      for (term, number) in used {
        h.li { h in
          h.a(["href": "/procedures?\(parameter)=\(term.id)"]) { h in
            h.span(["class": "ds-term-name"], term.name(in: texts.language))
            h.span(["class": "ds-term-count"], texts["procedures.count", ["n": "\(number)"]])
          }
        }
      }
    }
  }
}
