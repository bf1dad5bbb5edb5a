import HTMLKit
import Kernel

/// A choice of one, all choices in sight.
public struct RadioGroup {
  public var frame: FieldFrame
  public var options: [ChoiceOption]
  /// The chosen value; nil when nothing is chosen yet, empty when ``ChoiceOption/noAnswer(_:)`` is.
  public var value: String?
  /// Short choices such as はい and いいえ may stand side by side.
  public var isInline: Bool

  public init(_ frame: FieldFrame, options: [ChoiceOption], value: String? = nil, isInline: Bool = false) {
    self.frame = frame
    self.options = options
    self.value = value
    self.isInline = isInline
  }
}

extension HTML {
  /// Writes a group of radio buttons.
  public mutating func radioGroup(_ group: RadioGroup, _ texts: Texts) {
    fieldGroup(group.frame, role: "radiogroup", texts) { h in
      h.div(["class": group.isInline ? "ds-choices ds-choices-inline" : "ds-choices"]) { h in
        for (number, option) in group.options.enumerated() {
          h.choice(option, number: number, type: "radio", frame: group.frame, isChosen: option.value == group.value)
        }
      }
    }
  }
}
