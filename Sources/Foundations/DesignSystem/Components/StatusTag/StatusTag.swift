import HTMLKit

/// A state in one or two words. The colour helps the eye; the word carries the meaning.
public struct StatusTag: Sendable, Equatable {
  public enum Tone: String, Sendable, CaseIterable { case neutral, info, waiting, success, attention, danger }

  public var label: String
  public var tone: Tone

  public init(_ label: String, tone: Tone = .neutral) {
    self.label = label
    self.tone = tone
  }
}

extension HTML {
  /// Writes a state as a small coloured word.
  public mutating func statusTag(_ tag: StatusTag) { span(["class": "ds-tag ds-tag-\(tag.tone.rawValue)"], tag.label) }
}
