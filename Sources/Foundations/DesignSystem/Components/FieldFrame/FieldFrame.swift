import HTMLKit
import Kernel

/// What surrounds the place for an answer: label, 必須 or 任意, hint, error.
public struct FieldFrame: Sendable {
  /// Whether an answer must be given. Said in words beside the label, never by colour or a star alone.
  public enum Need: Sendable { case required, optional, unmarked }

  /// The form's name for the answer.
  public var name: String
  /// The id of the (first) control; links in the error summary point to it. The same as `name` unless told.
  public var id: String
  public var label: String
  /// Each line stands on its own.
  public var hint: String?
  public var error: String?
  public var need: Need
  /// When a page asks one question only, its label is the page's `h1`.
  public var isPageHeading: Bool
  /// Where the answer that stands there was taken over from, as 「前回の申請から」.
  public var origin: String?
  /// Whether 「わからない」 is offered as an answer; `nil` when it is not.
  public var unknown: Unknown?

  /// The box 「わからない」, named `<name>.unknown`, with the value `true`.
  public enum Unknown: Sendable, Equatable { case chosen(Bool) }

  public init(
    _ name: String, label: String, hint: String? = nil, error: String? = nil, need: Need = .required,
    isPageHeading: Bool = false, id: String? = nil, origin: String? = nil, unknown: Unknown? = nil
  ) {
    self.name = name
    self.id = id ?? name
    self.label = label
    self.hint = hint
    self.error = error
    self.need = need
    self.isPageHeading = isPageHeading
    self.origin = origin
    self.unknown = unknown
  }

  /// The value of `aria-describedby`: hint, then error, then whatever else the control shows.
  public func describedBy(_ more: String?...) -> String? {
    let ids = [hint.map { _ in "\(id)-hint" }, error.map { _ in "\(id)-error" }] + more
    let present = ids.compactMap(\.self)
    return present.isEmpty ? nil : present.joined(separator: " ")
  }

  /// The value of `aria-invalid`: `true` beside an error, else absent.
  public var invalid: String? { error == nil ? nil : "true" }

  /// The frame of one field of a group with this frame. It is named `<name>.<part>`, and says nothing of its own about
  /// whether it must be filled in.
  /// - Parameter errors: of all fields of the group.
  public func part(
    _ part: String, label: String, hint: String? = nil, errors: [FieldError], need: Need = .unmarked
  ) -> FieldFrame {
    let name = "\(name).\(part)"
    return FieldFrame(name, label: label, hint: hint, error: errors.message(for: name), need: need)
  }

  /// The same with an example of how to type the answer below the hint.
  func withExample(_ example: String) -> FieldFrame {
    var frame = self
    frame.hint = hint.map { "\($0)\n\(example)" } ?? example
    return frame
  }

  var cssClass: String { error == nil ? "ds-field" : "ds-field ds-field-wrong" }
}

extension HTML {
  /// Writes the frame of a field with one control, whose id must be `frame.id`.
  public mutating func fieldFrame(_ frame: FieldFrame, _ texts: Texts, control: (inout HTML) -> Void) {
    div(["class": frame.cssClass]) { h in
      if frame.isPageHeading {
        h.h1(["class": "ds-label-heading"]) { h in h.fieldLabel(frame, texts) }
      } else {
        h.fieldLabel(frame, texts)
      }
      h.fieldNotes(frame, texts)
      control(&h)
      h.unknownBox(of: frame, texts)
    }
  }

  /// Writes the frame of a group of controls, as a `fieldset` with a `legend`.
  /// - Parameter role: `radiogroup` for radios; otherwise none.
  public mutating func fieldGroup(
    _ frame: FieldFrame, role: String? = nil, _ texts: Texts, controls: (inout HTML) -> Void
  ) {
    let attributes: HTML.Attributes = [
      "class": frame.cssClass, "role": role, "aria-describedby": frame.describedBy(),
      "aria-invalid": role == nil ? nil : frame.invalid,
    ]
    fieldset(attributes) { h in
      h.legend(["class": "ds-label"]) { h in
        if frame.isPageHeading {
          h.h1(["class": "ds-label-heading"]) { h in h.labelWords(frame, texts) }
        } else {
          h.labelWords(frame, texts)
        }
      }
      h.fieldNotes(frame, texts)
      controls(&h)
      h.unknownBox(of: frame, texts)
    }
  }

  private mutating func unknownBox(of frame: FieldFrame, _ texts: Texts) {
    guard case .chosen(let isChosen)? = frame.unknown else { return }
    let name = "\(frame.name).unknown"
    div(["class": "ds-unknown"]) { h in
      h.input([
        "class": "ds-unknown-input", "type": "checkbox", "id": name, "name": name, "value": "true",
        "checked": isChosen ? "" : nil,
      ])
      h.label(["for": name]) { h in
        h.text(texts["design.unknown"])
        h.visuallyHidden(texts["design.unknown.what", ["what": frame.label]])
      }
    }
  }

  private mutating func fieldLabel(_ frame: FieldFrame, _ texts: Texts) {
    label(["class": "ds-label", "for": frame.id]) { h in h.labelWords(frame, texts) }
  }

  mutating func labelWords(_ frame: FieldFrame, _ texts: Texts) {
    span(["class": "ds-label-text"], frame.label)
    switch frame.need {
    case .required: span(["class": "ds-need ds-need-required"], texts["design.required"])
    case .optional: span(["class": "ds-need ds-need-optional"], texts["design.optional"])
    case .unmarked: break
    }
    if let origin = frame.origin { span(["class": "ds-origin"], origin) }
  }

  /// Hint and error stand between label and control, so that a screen keyboard or a list never covers them.
  mutating func fieldNotes(_ frame: FieldFrame, _ texts: Texts) {
    if let hint = frame.hint {
      p(["class": "ds-hint", "id": "\(frame.id)-hint"]) { h in
        for (number, line) in hint.split(separator: "\n").enumerated() {
          if number > 0 { h.br() }
          h.text(String(line))
        }
      }
    }
    guard let error = frame.error else { return }
    p(["class": "ds-error", "id": "\(frame.id)-error"]) { h in
      h.visuallyHidden(texts["design.error-prefix"])
      h.text(error)
    }
  }
}
