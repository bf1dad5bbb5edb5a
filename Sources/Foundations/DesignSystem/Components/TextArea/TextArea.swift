import HTMLKit
import Kernel

/// A field for several lines, with a count of the characters that are left.
public struct TextArea: Sendable {
  public var frame: FieldFrame
  public var value: String
  public var rows: Int
  /// The most characters allowed, counted as Unicode scalars with a line break as one. No limit when nil.
  ///
  /// The browser does not cut: a person may paste too much, see how much, and shorten it.
  public var limit: Int?

  public init(_ frame: FieldFrame, value: String = "", rows: Int = 5, limit: Int? = nil) {
    self.frame = frame
    self.value = value
    self.rows = rows
    self.limit = limit
  }
}

extension HTML {
  /// Writes a field for several lines.
  public mutating func textArea(_ area: TextArea, _ texts: Texts) {
    let id = area.frame.id
    fieldFrame(area.frame, texts) { h in
      h.textarea(
        [
          "class": "ds-input ds-textarea", "id": id, "name": area.frame.name, "rows": String(area.rows),
          "aria-invalid": area.frame.invalid,
          "aria-describedby": area.frame.describedBy(area.limit.map { _ in "\(id)-limit" }),
          "data-limit": area.limit.map(String.init),
        ], area.valueKeepingFirstBreak)
      if let limit = area.limit { h.characterCount(id: id, limit: limit, texts) }
    }
  }

  /// Without script it states the limit; with script it counts down and speaks when typing pauses.
  private mutating func characterCount(id: String, limit: Int, _ texts: Texts) {
    p(["class": "ds-count", "id": "\(id)-limit"], texts["design.count.limit", ["n": String(limit)]])
    p([
      "class": "ds-count", "data-count-of": id, "hidden": "", "data-left": texts["design.count.left"],
      "data-over": texts["design.count.over"],
    ]) { h in
      h.span(["data-count-seen": "", "aria-hidden": "true"], "")
      h.span(["data-count-spoken": "", "class": "ds-visually-hidden", "role": "status"], "")
    }
  }
}

extension TextArea {
  /// HTML drops a line break right after `<textarea>`; one more keeps what the person typed.
  fileprivate var valueKeepingFirstBreak: String { value.first?.isNewline == true ? "\n" + value : value }
}
