import HTMLKit

/// Things to choose from, such as procedures, each a card with one link; or with none, where there is nothing to open.
public struct CardList: Sendable {
  public struct Card: Sendable {
    public var title: String
    /// `nil` for a way that is no page, such as a counter.
    public var href: String?
    public var text: String?
    /// Small facts below, such as `約10分` or `本人確認書類が必要`.
    public var facts: [String]
    public var tag: StatusTag?

    public init(_ title: String, href: String?, text: String? = nil, facts: [String] = [], tag: StatusTag? = nil) {
      self.title = title
      self.href = href
      self.text = text
      self.facts = facts
      self.tag = tag
    }
  }

  public enum HeadingRank: Sendable { case h2, h3 }

  public var cards: [Card]
  public var heading: HeadingRank

  public init(_ cards: [Card], heading: HeadingRank = .h2) {
    self.cards = cards
    self.heading = heading
  }
}

extension HTML {
  /// Writes cards. The whole card can be touched; the link alone is read.
  public mutating func cardList(_ list: CardList) {
    ul(["class": "ds-cards"]) { h in
      for card in list.cards {
        h.li(["class": "ds-card"]) { h in
          let heading: StaticString = list.heading == .h2 ? "h2" : "h3"
          h.element(heading, ["class": "ds-card-title"]) { h in
            if let href = card.href { h.a(["href": href], card.title) } else { h.text(card.title) }
          }
          if let tag = card.tag { h.statusTag(tag) }
          if let text = card.text { h.p(["class": "ds-card-text"], text) }
          if !card.facts.isEmpty { h.ul(["class": "ds-facts"]) { h in for fact in card.facts { h.li(fact) } } }
        }
      }
    }
  }
}
