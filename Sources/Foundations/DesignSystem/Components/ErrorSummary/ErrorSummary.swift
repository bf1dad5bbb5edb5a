import HTMLKit
import Kernel

/// Every answer that needs mending, at the top of the page, each a link to its field.
public struct ErrorSummary: Sendable {
  public var errors: [FieldError]

  public init(_ errors: [FieldError]) { self.errors = errors }
}

extension HTML {
  /// Writes the summary; nothing when there are no errors. The first thing inside `main`.
  public mutating func errorSummary(_ summary: ErrorSummary, _ texts: Texts) {
    guard !summary.errors.isEmpty else { return }
    div(["class": "ds-error-summary", "role": "alert", "tabindex": "-1", "data-error-summary": ""]) { h in
      let count = ["n": String(summary.errors.count)]
      h.h2(texts[summary.errors.count == 1 ? "design.errors.title.one" : "design.errors.title", count])
      h.ul { h in
        for error in summary.errors { h.li { h in h.a(["href": "#\(error.field)"], error.message) } }
      }
    }
  }
}
