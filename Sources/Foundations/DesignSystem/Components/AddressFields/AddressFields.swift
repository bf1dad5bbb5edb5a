import HTMLKit
import Kernel

/// A Japanese address: postal code with a look-up, then from the prefecture to the building.
///
/// 「住所を調べる」 is a submit button named `look-up-address` with the group's name as its value: without script the
/// server fills in the fields and shows the page again. With script the fields are filled in at once from
/// `lookUpPath?postal-code=2540041`, which answers `{"addresses":[{"prefecture":"","city":"","town":""}]}`;
/// with no or several addresses the script submits, too.
/// Its form begins with ``HTMLKit/HTML/defaultButton(name:value:)``, so that Enter does not look up.
public struct AddressFields: Sendable {
  public enum Part: String, Sendable, CaseIterable {
    case postalCode = "postal-code"
    case prefecture, city, town, street, building
  }

  /// The label of the frame is the legend; the fields are named `<name>.postal-code`, `<name>.prefecture`, …
  public var frame: FieldFrame
  public var values: [Part: String]
  /// Errors of the fields, by their names.
  public var errors: [FieldError]
  public var lookUpPath: String?
  /// The prefectures to choose from, by the name that is stored.
  public var prefectures: [SelectField.Option]
  /// Whether it is the person's own address, which browsers can fill in.
  public var isOwn: Bool

  public init(
    _ frame: FieldFrame, prefectures: [SelectField.Option], values: [Part: String] = [:], errors: [FieldError] = [],
    lookUpPath: String? = nil, isOwn: Bool = true
  ) {
    self.frame = frame
    self.prefectures = prefectures
    self.values = values
    self.errors = errors
    self.lookUpPath = lookUpPath
    self.isOwn = isOwn
  }
}

extension HTML {
  /// Writes the fields of an address.
  public mutating func addressFields(_ group: AddressFields, _ texts: Texts) {
    fieldGroup(group.frame, texts) { h in
      h.div(["data-address": group.frame.name]) { h in
        h.postalCode(of: group, texts)
        h.prefecture(of: group, texts)
        h.addressPart(.city, of: group, width: .wide, texts)
        h.addressPart(.town, of: group, width: .wide, texts)
        h.addressPart(.street, of: group, width: .wide, texts)
        h.addressPart(.building, of: group, width: .full, texts)
      }
    }
  }

  private mutating func postalCode(of group: AddressFields, _ texts: Texts) {
    div(["class": "ds-lookup"]) { h in
      h.textField(
        TextField(
          group.frame(of: .postalCode, texts), value: group.values[.postalCode] ?? "", kind: .postalCode,
          width: .short, autocomplete: group.isOwn ? nil : "off"), texts)
      h.button(
        [
          "class": "ds-button ds-button-secondary", "type": "submit", "name": "look-up-address",
          "value": group.frame.name, "formnovalidate": "", "data-look-up": group.lookUpPath,
          "data-found": texts["design.address.found"],
        ], texts["design.address.look-up"])
    }
    p(["class": "ds-look-up-result", "role": "status", "data-look-up-result": ""], "")
  }

  private mutating func prefecture(of group: AddressFields, _ texts: Texts) {
    selectField(
      SelectField(
        group.frame(of: .prefecture, texts), options: group.prefectures, value: group.values[.prefecture] ?? "",
        width: .medium, autocomplete: group.isOwn ? "address-level1" : "off"), texts)
  }

  private mutating func addressPart(
    _ part: AddressFields.Part, of group: AddressFields, width: TextField.Width, _ texts: Texts
  ) {
    textField(
      TextField(
        group.frame(of: part, texts), value: group.values[part] ?? "", width: width,
        autocomplete: group.isOwn ? part.token : "off"), texts)
  }
}

extension AddressFields {
  func frame(of part: Part, _ texts: Texts) -> FieldFrame {
    let hasHint = part == .postalCode || part == .street
    return frame.part(
      part.rawValue, label: texts["design.address.\(part.rawValue)"],
      hint: hasHint ? texts["design.address.\(part.rawValue).hint"] : nil, errors: errors,
      need: part == .building ? .optional : .unmarked)
  }
}

extension AddressFields.Part {
  fileprivate var token: String? {
    switch self {
    case .postalCode: "postal-code"
    case .prefecture: "address-level1"
    case .city: "address-level2"
    case .town: "address-level3"
    case .street: "address-line1"
    case .building: "address-line2"
    }
  }
}
