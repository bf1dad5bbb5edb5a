import HTMLKit
import Kernel

/// A time of day, typed as people say it: `14:30`, `午後2時半`, `1430`.
public struct TimeField: Sendable {
  public var frame: FieldFrame
  public var value: String

  public init(_ frame: FieldFrame, value: String = "") {
    self.frame = frame
    self.value = value
  }
}

extension HTML {
  /// Writes a field for a time of day.
  public mutating func timeField(_ field: TimeField, _ texts: Texts) {
    let frame = field.frame.withExample(texts["design.time.hint"])
    textField(TextField(frame, value: field.value, width: .short, autocomplete: "off"), texts)
  }
}
