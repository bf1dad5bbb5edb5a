import HTMLKit

/// What a list says when nothing is in it: why, and what to do next.
public struct EmptyState: Sendable {
  public var title: String
  public var text: String?
  public var action: ActionLink?

  public init(_ title: String, text: String? = nil, action: ActionLink? = nil) {
    self.title = title
    self.text = text
    self.action = action
  }
}

extension HTML {
  /// Writes what an empty list says.
  public mutating func emptyState(_ state: EmptyState) {
    div(["class": "ds-empty"]) { h in
      h.p(["class": "ds-empty-title"], state.title)
      if let text = state.text { h.p(text) }
      if let action = state.action { h.p { h in h.actionLink(action) } }
    }
  }
}
