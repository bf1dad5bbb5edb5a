import HTMLKit
import Kernel

/// A person's name: 姓 and 名, and how they are read.
public struct NameFields: Sendable {
  public enum Part: String, Sendable, CaseIterable {
    case family, given
    case familyKana = "family-kana"
    case givenKana = "given-kana"
  }

  /// The label of the frame is the legend; the four fields are named `<name>.family`, `<name>.given`,
  /// `<name>.family-kana`, `<name>.given-kana`.
  public var frame: FieldFrame
  public var values: [Part: String]
  /// Errors of the four fields, by their names.
  public var errors: [FieldError]
  public var asksKana: Bool
  /// Whether the name is the person's own, which browsers can fill in.
  public var isOwn: Bool

  public init(
    _ frame: FieldFrame, values: [Part: String] = [:], errors: [FieldError] = [], asksKana: Bool = true,
    isOwn: Bool = true
  ) {
    self.frame = frame
    self.values = values
    self.errors = errors
    self.asksKana = asksKana
    self.isOwn = isOwn
  }
}

extension HTML {
  /// Writes the fields of a person's name.
  public mutating func nameFields(_ group: NameFields, _ texts: Texts) {
    fieldGroup(group.frame, texts) { h in
      h.div(["class": "ds-pair"]) { h in
        h.namePart(.family, of: group, texts)
        h.namePart(.given, of: group, texts)
      }
      guard group.asksKana else { return }
      h.div(["class": "ds-pair"]) { h in
        h.namePart(.familyKana, of: group, texts)
        h.namePart(.givenKana, of: group, texts)
      }
    }
  }

  private mutating func namePart(_ part: NameFields.Part, of group: NameFields, _ texts: Texts) {
    let frame = group.frame.part(
      part.rawValue, label: texts["design.name.\(part.rawValue)"], errors: group.errors)
    let token: String? =
      switch part {
      case .family: "family-name"
      case .given: "given-name"
      case .familyKana, .givenKana: nil
      }
    textField(
      TextField(frame, value: group.values[part] ?? "", autocomplete: group.isOwn ? token : "off"), texts)
  }
}
