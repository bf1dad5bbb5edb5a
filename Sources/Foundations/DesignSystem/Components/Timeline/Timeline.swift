import HTMLKit
import Kernel

/// What happened to a case, newest first or oldest first as the page gives it.
public struct Timeline: Sendable {
  public struct Event: Sendable {
    public var title: String
    /// For people, such as `令和8年11月21日 14:05`.
    public var when: String
    /// For machines: RFC 3339 or `2026-11-21`.
    public var dateTime: String?
    public var actor: String?
    public var text: String?
    public var tone: StatusTag.Tone

    public init(
      _ title: String, when: String, dateTime: String? = nil, actor: String? = nil, text: String? = nil,
      tone: StatusTag.Tone = .neutral
    ) {
      self.title = title
      self.when = when
      self.dateTime = dateTime
      self.actor = actor
      self.text = text
      self.tone = tone
    }
  }

  public var events: [Event]

  public init(_ events: [Event]) { self.events = events }
}

extension HTML {
  /// Writes the history of a case.
  public mutating func timeline(_ timeline: Timeline, _ texts: Texts) {
    ol(["class": "ds-timeline", "aria-label": texts["design.timeline.label"]]) { h in
      for event in timeline.events {
        h.li(["class": "ds-event ds-event-\(event.tone.rawValue)"]) { h in
          h.p(["class": "ds-event-title"], event.title)
          h.p(["class": "ds-event-when"]) { h in
            h.time(["datetime": event.dateTime]) { h in h.plainText(event.when) }
            if let actor = event.actor { h.span(["class": "ds-event-actor"]) { h in h.plainText(actor) } }
          }
          if let text = event.text { h.p(["class": "ds-event-text"], text) }
        }
      }
    }
  }
}
