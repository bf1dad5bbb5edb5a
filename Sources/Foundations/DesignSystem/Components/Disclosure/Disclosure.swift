import HTMLKit

/// Something few people need, one touch away.
public struct Disclosure {
  public var summary: String
  public var isOpen: Bool
  public var content: (inout HTML) -> Void

  public init(_ summary: String, isOpen: Bool = false, content: @escaping (inout HTML) -> Void) {
    self.summary = summary
    self.isOpen = isOpen
    self.content = content
  }
}

extension HTML {
  /// Writes a part that opens on request.
  public mutating func disclosure(_ disclosure: Disclosure) {
    details(["class": "ds-disclosure", "open": disclosure.isOpen ? "" : nil]) { h in
      h.summary(disclosure.summary)
      h.div(["class": "ds-disclosure-content"], disclosure.content)
    }
  }
}
