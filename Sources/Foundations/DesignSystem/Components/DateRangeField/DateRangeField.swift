import HTMLKit
import Kernel

/// From one day to another, both typed in 和暦 or 西暦.
public struct DateRangeField: Sendable {
  public enum Part: String, Sendable, CaseIterable { case from, to }

  /// The label of the frame is the legend; the fields are named `<name>.from` and `<name>.to`.
  public var frame: FieldFrame
  public var values: [Part: String]
  /// Errors of the fields, by their names.
  public var errors: [FieldError]

  public init(_ frame: FieldFrame, values: [Part: String] = [:], errors: [FieldError] = []) {
    self.frame = frame
    self.values = values
    self.errors = errors
  }
}

extension HTML {
  /// Writes the two fields of a range of days.
  public mutating func dateRangeField(_ field: DateRangeField, _ texts: Texts) {
    let frame = field.frame.withExample(texts["design.date.hint"])
    fieldGroup(frame, texts) { h in
      h.div(["class": "ds-pair"]) { h in
        for part in DateRangeField.Part.allCases {
          let frame = field.frame.part(
            part.rawValue, label: texts["design.range.\(part.rawValue)"], errors: field.errors)
          h.textField(TextField(frame, value: field.values[part] ?? "", autocomplete: "off"), texts)
        }
      }
    }
  }
}
