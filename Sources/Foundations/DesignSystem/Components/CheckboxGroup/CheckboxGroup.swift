import HTMLKit
import Kernel

/// A choice of any number.
public struct CheckboxGroup {
  public var frame: FieldFrame
  public var options: [ChoiceOption]
  public var values: Set<String>

  public init(_ frame: FieldFrame, options: [ChoiceOption], values: Set<String> = []) {
    self.frame = frame
    self.options = options
    self.values = values
  }
}

extension HTML {
  /// Writes a group of checkboxes.
  public mutating func checkboxGroup(_ group: CheckboxGroup, _ texts: Texts) {
    fieldGroup(group.frame, texts) { h in
      h.div(["class": "ds-choices"]) { h in
        for (number, option) in group.options.enumerated() {
          h.choice(
            option, number: number, type: "checkbox", frame: group.frame, isChosen: group.values.contains(option.value))
        }
      }
    }
  }
}
