import HTMLKit
import Kernel

/// One checkbox for saying yes to one thing. Never ticked beforehand by us.
public struct ConsentField: Sendable {
  /// The label of the frame is the sentence agreed to.
  public var frame: FieldFrame
  public var value: String
  public var isGiven: Bool

  public init(_ frame: FieldFrame, value: String = "yes", isGiven: Bool = false) {
    self.frame = frame
    self.value = value
    self.isGiven = isGiven
  }
}

extension HTML {
  /// Writes a checkbox for one consent.
  public mutating func consentField(_ field: ConsentField, _ texts: Texts) {
    let frame = field.frame
    div(["class": "ds-consent \(frame.cssClass)"]) { h in
      h.fieldNotes(frame, texts)
      h.div(["class": "ds-choice"]) { h in
        h.input([
          "class": "ds-choice-input", "type": "checkbox", "id": frame.id, "name": frame.name, "value": field.value,
          "checked": field.isGiven ? "" : nil, "aria-invalid": frame.invalid, "aria-describedby": frame.describedBy(),
        ])
        h.label(["class": "ds-choice-label", "for": frame.id]) { h in h.labelWords(frame, texts) }
      }
    }
  }
}
