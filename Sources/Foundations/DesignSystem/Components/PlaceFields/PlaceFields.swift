import HTMLKit
import Kernel

/// A place: in words, which is enough, or by latitude and longitude as well.
///
/// With script 「現在地を使う」 asks the device where it is, when the person presses it and the device agrees.
public struct PlaceFields: Sendable {
  public enum Part: String, Sendable, CaseIterable { case place, latitude, longitude }

  /// The label of the frame is the legend; the fields are named `<name>.place`, `<name>.latitude`, `<name>.longitude`.
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
  /// Writes the fields of a place.
  public mutating func placeFields(_ group: PlaceFields, _ texts: Texts) {
    fieldGroup(group.frame, texts) { h in
      h.div(["class": "ds-place", "data-place": group.frame.name]) { h in
        h.placePart(.place, of: group, width: .full, texts)
        h.button(
          [
            "class": "ds-button ds-button-secondary", "type": "button", "hidden": "", "data-locate": "",
            "data-asking": texts["design.place.asking"], "data-found": texts["design.place.found"],
            "data-failed": texts["design.place.failed"],
          ], texts["design.place.here"])
        h.p(["class": "ds-look-up-result", "role": "status", "data-locate-result": ""], "")
        h.disclosure(
          Disclosure(texts["design.place.position"], isOpen: group.isPositionOpen) { h in
            h.div(["class": "ds-pair"]) { h in
              h.placePart(.latitude, of: group, width: .full, texts)
              h.placePart(.longitude, of: group, width: .full, texts)
            }
          })
      }
    }
  }

  private mutating func placePart(
    _ part: PlaceFields.Part, of group: PlaceFields, width: TextField.Width, _ texts: Texts
  ) {
    let frame = group.frame.part(
      part.rawValue, label: texts["design.place.\(part.rawValue)"],
      hint: texts["design.place.\(part.rawValue).hint"], errors: group.errors)
    textField(TextField(frame, value: group.values[part] ?? "", width: width, autocomplete: "off"), texts)
  }
}

extension PlaceFields {
  /// Nothing that was typed or is wrong stays out of sight.
  fileprivate var isPositionOpen: Bool {
    [Part.latitude, .longitude].contains { part in
      !(values[part] ?? "").isEmpty || errors.message(for: "\(frame.name).\(part.rawValue)") != nil
    }
  }
}
