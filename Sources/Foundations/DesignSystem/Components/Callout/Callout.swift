import HTMLKit

/// A part of the text that must not be missed, set off from the rest.
public struct Callout {
  public enum Tone: String, Sendable {
    case note, caution
  }

  public var tone: Tone
  public var title: String?
  public var content: (inout HTML) -> Void

  public init(_ tone: Tone = .note, title: String? = nil, content: @escaping (inout HTML) -> Void) {
    self.tone = tone
    self.title = title
    self.content = content
  }

  public init(_ tone: Tone = .note, title: String? = nil, text: String) {
    self.init(tone, title: title) { h in h.p(text) }
  }
}

extension HTML {
  /// Writes a part of the text set off from the rest.
  public mutating func callout(_ callout: Callout) {
    div(["class": "ds-callout ds-callout-\(callout.tone.rawValue)"]) { h in
      if let title = callout.title { h.p(["class": "ds-callout-title"]) { h in h.strong(title) } }
      callout.content(&h)
    }
  }
}
