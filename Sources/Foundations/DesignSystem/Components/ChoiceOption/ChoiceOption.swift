import HTMLKit
import Kernel

/// One choice of a ``RadioGroup`` or a ``CheckboxGroup``.
public struct ChoiceOption {
  public var value: String
  public var label: String
  public var hint: String?
  /// Further questions that this choice leads to. Always shown, indented, without script;
  /// hidden until the choice is made with script. The server ignores their answers when the choice is not made.
  public var reveal: ((inout HTML) -> Void)?

  public init(_ value: String, _ label: String, hint: String? = nil, reveal: ((inout HTML) -> Void)? = nil) {
    self.value = value
    self.label = label
    self.hint = hint
    self.reveal = reveal
  }

  /// The last choice of a ``RadioGroup`` that need not be answered: radio buttons cannot be unchosen otherwise. Its
  /// value is empty, as that of a field left empty.
  public static func noAnswer(_ texts: Texts) -> ChoiceOption { ChoiceOption("", texts["design.choose-none"]) }
}

extension HTML {
  /// Writes one choice. The first takes the group's id, so that a link to the group lands on it.
  mutating func choice(
    _ option: ChoiceOption, number: Int, type: String, frame: FieldFrame, isChosen: Bool
  ) {
    let id = number == 0 ? frame.id : "\(frame.id)-\(number + 1)"
    div(["class": "ds-choice"]) { h in
      h.input([
        "class": "ds-choice-input", "type": type, "id": id, "name": frame.name, "value": option.value,
        "checked": isChosen ? "" : nil, "aria-describedby": option.hint.map { _ in "\(id)-item-hint" },
        "aria-invalid": type == "checkbox" ? frame.invalid : nil,
      ])
      h.label(["class": "ds-choice-label", "for": id], option.label)
      if let hint = option.hint { h.p(["class": "ds-choice-hint", "id": "\(id)-item-hint"], hint) }
    }
    if let reveal = option.reveal {
      div(["class": "ds-reveal", "data-reveal-for": id]) { h in reveal(&h) }
    }
  }
}
