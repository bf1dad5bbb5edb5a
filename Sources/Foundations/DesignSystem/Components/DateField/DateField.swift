import HTMLKit
import Kernel

/// A date, typed in 和暦 or 西暦.
///
/// One free field is quickest for a date a person knows or copies; separate parts suit a date of birth.
/// No calendar pops up: people type dates they know faster than they find them.
public struct DateField: Sendable {
  public enum Part: String, Sendable, CaseIterable { case era, year, month, day }

  /// The eras one can choose, newest first after the western count, as values of the form.
  public enum Era: String, Sendable, CaseIterable { case western, reiwa, heisei, showa, taisho, meiji }

  /// What was typed into the separate parts.
  public struct Parts: Sendable, Equatable {
    public var era: String
    public var year: String
    public var month: String
    public var day: String

    public init(era: String = Era.western.rawValue, year: String = "", month: String = "", day: String = "") {
      self.era = era
      self.year = year
      self.month = month
      self.day = day
    }
  }

  public enum Answer: Sendable {
    /// One field that takes `令和8年11月21日`, `R8.11.21`, `2026/11/21`, `20261121`.
    case text(String)
    /// A list of eras and three numbers, named `<name>-era`, `<name>-year`, `<name>-month`, `<name>-day`.
    case parts(Parts)
  }

  public var frame: FieldFrame
  public var answer: Answer
  /// Which parts the error is about; all when empty.
  public var wrongParts: Set<Part>
  /// Whether it is the person's own date of birth, which browsers can fill in.
  public var isBirthday: Bool
  /// Whether it is somebody's date of birth, so that the example is one.
  public var isBirth: Bool

  public init(
    _ frame: FieldFrame, answer: Answer = .text(""), wrongParts: Set<Part> = [], isBirthday: Bool = false,
    isBirth: Bool = false
  ) {
    self.frame = frame
    self.answer = answer
    self.wrongParts = wrongParts
    self.isBirthday = isBirthday
    self.isBirth = isBirth
  }
}

extension HTML {
  /// Writes a date field in the variant of its answer.
  public mutating func dateField(_ field: DateField, _ texts: Texts) {
    switch field.answer {
    case .text(let value):
      let frame = field.frame.withExample(texts[field.isBirth ? "design.date.birth-hint" : "design.date.hint"])
      textField(
        TextField(frame, value: value, width: .medium, autocomplete: field.isBirthday ? "bday" : "off"), texts)
    case .parts(let parts): dateParts(parts, of: field, texts)
    }
  }

  private mutating func dateParts(_ parts: DateField.Parts, of field: DateField, _ texts: Texts) {
    fieldGroup(field.frame, texts) { h in
      h.div(["class": "ds-date"]) { h in
        h.datePart(.era, of: field, texts) { h, frame in
          let eras = DateField.Era.allCases.map { SelectField.Option($0.rawValue, texts["design.era.\($0.rawValue)"]) }
          let list = SelectField(frame, options: eras, value: parts.era, hasPrompt: false, width: .short)
          h.selectInput(list, describedBy: nil, texts)
        }
        h.numberPart(.year, parts.year, of: field, texts)
        h.numberPart(.month, parts.month, of: field, texts)
        h.numberPart(.day, parts.day, of: field, texts)
      }
    }
  }

  private mutating func numberPart(_ part: DateField.Part, _ value: String, of field: DateField, _ texts: Texts) {
    datePart(part, of: field, texts) { h, frame in
      h.input([
        "class": "ds-input ds-width-tiny", "id": frame.id, "name": frame.name, "type": "text", "value": value,
        // 元 for the first year of an era is welcome, so letters are not refused.
        "inputmode": part == .year ? nil : "numeric", "autocomplete": field.isBirthday ? part.birthdayToken : nil,
        "aria-invalid": frame.invalid,
      ])
    }
  }

  private mutating func datePart(
    _ part: DateField.Part, of field: DateField, _ texts: Texts, control: (inout HTML, FieldFrame) -> Void
  ) {
    let isWrong = field.frame.error != nil && (field.wrongParts.isEmpty || field.wrongParts.contains(part))
    let name = "\(field.frame.name)-\(part.rawValue)"
    let id = part == .era ? field.frame.id : "\(field.frame.id)-\(part.rawValue)"
    let frame = FieldFrame(
      name, label: texts["design.date.\(part.rawValue)"], error: isWrong ? field.frame.error : nil, id: id)
    div(["class": "ds-date-part"]) { h in
      h.label(["class": "ds-part-label", "for": id], frame.label)
      control(&h, frame)
    }
  }
}

extension DateField.Part {
  fileprivate var birthdayToken: String? {
    switch self {
    case .era: nil
    case .year: "bday-year"
    case .month: "bday-month"
    case .day: "bday-day"
    }
  }
}
