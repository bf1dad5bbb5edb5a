import DesignSystem
import FormSchema
import HTMLKit
import Kernel
import Ports
import Web

/// What a search found; with nothing found, ways on instead of a dead end.
func procedureListPage(
  _ filter: ProcedureFilter, _ snapshot: CatalogueSnapshot, guides: [GuideLink] = [], town: TownProfile, texts: Texts
) -> Page {
  let found = filter.matches(in: snapshot, texts.language)
  let title = title(filter, town, texts)
  let crumbs = [Breadcrumbs.Crumb(texts["procedures.crumb.home"], href: "/")]
  return Page(title, breadcrumbs: crumbs, isListed: filter.words.isEmpty) { h in
    h.h1(title)
    h.searchBox(searchBox(filter.words, texts), texts)
    for guide in guides where filter.lifeEvent.map(guide.lifeEvents.contains) ?? false {
      h.callout(
        Callout(.note, title: guide.title) { h in
          h.p(guide.summary)
          h.p { h in h.a(["href": guide.href], texts["procedures.list.guide", ["title": guide.title]]) }
        })
    }
    if found.isEmpty {
      h.suggestions(snapshot.suggestions(for: filter.words, in: texts.language), texts)
      h.emptyState(
        EmptyState(
          texts["procedures.list.none"], text: texts["procedures.list.none-text", ["phone": town.phone]],
          action: ActionLink(texts["procedures.list.show-all"], href: "/procedures", rank: .secondary)))
    } else {
      h.p(["role": "status"], texts["procedures.list.found", ["n": "\(found.count)"]])
      h.cardList(CardList(found.map { card($0, texts) }))
    }
  }
}

private func title(_ filter: ProcedureFilter, _ town: TownProfile, _ texts: Texts) -> String {
  let term = town.lifeEvents.first { $0.id == filter.lifeEvent } ?? town.categories.first { $0.id == filter.category }
  if let term { return texts["procedures.list.title-term", ["term": term.name(in: texts.language)]] }
  return texts[filter.words.isEmpty ? "procedures.list.title" : "procedures.list.title-search"]
}

extension HTML {
  /// What may have been meant, each a search of its own.
  fileprivate mutating func suggestions(_ words: [String], _ texts: Texts) {
    guard !words.isEmpty else { return }
    p { h in
      h.text(texts["procedures.list.did-you-mean"])
      for word in words {
        h.text(" ")
        h.a(["href": "/procedures?q=\(percentEncoded(word))"], word)
      }
    }
  }
}
