import HTMLKit
import Kernel

/// A number that only its owner should see: covered as soon as the cursor leaves it, never kept by the browser.
public struct MaskedField: Sendable {
  public var frame: FieldFrame
  public var value: String
  /// What the number is asked for: the law wants that said.
  public var purpose: String

  public init(_ frame: FieldFrame, value: String = "", purpose: String) {
    self.frame = frame
    self.value = value
    self.purpose = purpose
  }
}

extension HTML {
  /// Writes a field for a number that is covered.
  public mutating func maskedField(_ field: MaskedField, _ texts: Texts) {
    var frame = field.frame
    let purpose = texts["design.masked.purpose", ["purpose": field.purpose]]
    frame.hint = frame.hint.map { "\($0)\(texts["design.sentence-gap"])\(purpose)" } ?? purpose
    fieldFrame(frame, texts) { h in
      h.input([
        // The placeholder says nothing; it only lets the style tell an empty field from a filled one.
        "class": "ds-input ds-width-medium ds-masked", "id": frame.id, "name": frame.name, "type": "text",
        "value": field.value, "placeholder": " ", "inputmode": "numeric", "autocomplete": "off", "spellcheck": "false",
        "autocapitalize": "none", "aria-invalid": frame.invalid, "aria-describedby": frame.describedBy(),
      ])
    }
  }
}
