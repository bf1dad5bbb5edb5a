import HTMLKit
import Kernel

/// A choice of one from a long list. For up to about seven choices ``RadioGroup`` is easier.
public struct SelectField: Sendable {
  public struct Option: Sendable {
    public var value: String
    public var label: String

    public init(_ value: String, _ label: String) {
      self.value = value
      self.label = label
    }
  }

  public var frame: FieldFrame
  public var options: [Option]
  public var value: String
  /// Whether the list begins with 「選んでください」, whose value is empty.
  public var hasPrompt: Bool
  public var width: TextField.Width
  public var autocomplete: String?

  public init(
    _ frame: FieldFrame, options: [Option], value: String = "", hasPrompt: Bool = true,
    width: TextField.Width = .wide, autocomplete: String? = nil
  ) {
    self.frame = frame
    self.options = options
    self.value = value
    self.hasPrompt = hasPrompt
    self.width = width
    self.autocomplete = autocomplete
  }
}

extension HTML {
  /// Writes a list to choose one from.
  public mutating func selectField(_ field: SelectField, _ texts: Texts) {
    fieldFrame(field.frame, texts) { h in
      h.selectInput(field, describedBy: field.frame.describedBy(), texts)
    }
  }

  mutating func selectInput(_ field: SelectField, describedBy: String?, _ texts: Texts) {
    let attributes: HTML.Attributes = [
      "class": "ds-input ds-select ds-width-\(field.width.rawValue)", "id": field.frame.id, "name": field.frame.name,
      "autocomplete": field.autocomplete, "aria-invalid": field.frame.invalid, "aria-describedby": describedBy,
    ]
    select(attributes) { h in
      if field.hasPrompt { h.option(["value": ""], texts["design.choose"]) }
      for option in field.options {
        h.option(["value": option.value, "selected": option.value == field.value ? "" : nil], option.label)
      }
    }
  }
}
