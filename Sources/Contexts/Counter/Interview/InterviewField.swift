import DesignSystem
import FormSchema
import HTMLKit
import Kernel
import Nihongo
import Web

/// One question of an interview: short, and quick to answer with the keys.
struct InterviewField {
  /// More options than this stand in a list that is typed into.
  static let mostRadios = 12

  let question: Question
  /// The rows around it, each with a dot behind it; empty for a question of the form itself.
  var path = ""
  /// What was typed, by the names its questions have within the row.
  let typed: TypedAnswers
  /// By the whole names of the fields.
  let errors: [FieldError]
  let words: ProcedureWords
  /// Of the same row.
  let reading: Reading

  var name: String { path + question.id }
  var value: String { typed.first(question.id) }
}

extension HTML {
  /// Writes the question with what was typed. The element around it is what the script shows and hides.
  mutating func interviewField(_ field: InterviewField, _ texts: Texts) {
    div(["class": "counter-question", "data-question": field.name]) { h in
      h.interviewInput(field, texts)
      if field.question.allowsUnknown { h.unknown(field, texts) }
    }
  }

  private mutating func interviewInput(_ field: InterviewField, _ texts: Texts) {
    let question = field.question
    switch question.type {
    case .text, .kana, .name(isOrganisation: true): line(field, width: .wide, texts)
    case .number: line(field, kind: .number, width: .tiny, suffix: field.words.unit(question), texts)
    case .yen: line(field, kind: .number, width: .short, suffix: texts["counter.staff.yen"], texts)
    case .date, .time, .insuredNumber, .corporateNumber, .individualNumber: line(field, width: .medium, texts)
    case .phone: line(field, kind: .telephone, width: .medium, texts)
    case .email: line(field, kind: .email, width: .wide, texts)
    case .longText(_, let limit):
      textArea(TextArea(field.frame, value: field.value, rows: 3, limit: limit), texts)
    case .name: nameParts(field, texts)
    case .address: addressParts(field, texts)
    case .bankAccount, .dateRange, .location: parts(field, texts)
    case .choice(let options, let hasOther): choice(field, options, hasOther: hasOther, texts)
    case .choices(let options, _, _, let hasOther):
      checkboxGroup(
        CheckboxGroup(
          field.frame, options: field.choices(options, hasOther: hasOther, texts),
          values: Set(field.typed[question.id])), texts)
    case .yesNo:
      let options = [("true", "yes"), ("false", "no")].enumerated().map {
        ChoiceOption($1.0, InterviewField.numbered($0, texts["counter.staff.\($1.1)"]))
      }
      radioGroup(
        RadioGroup(
          field.frame, options: field.withNoAnswer(options, texts), value: field.typed[question.id].first,
          isInline: true), texts)
    case .files, .signature: files(field, texts)
    case .consent:
      var frame = field.frame
      frame.label = field.words.statement(question) ?? frame.label
      consentField(ConsentField(frame, value: "true", isGiven: field.value == "true"), texts)
    case .information:
      for line in (field.words.text(question) ?? "").split(separator: "\n") { p(["class": "ds-quiet"], String(line)) }
    case .rows: interviewRows(field, texts)
    case .computed, .lookedUp: output(field, texts)
    }
  }

  private mutating func line(
    _ field: InterviewField, kind: TextField.Kind = .text, width: TextField.Width, suffix: String? = nil, _ texts: Texts
  ) {
    textField(
      TextField(field.frame, value: field.value, kind: kind, width: width, autocomplete: "off", suffix: suffix),
      texts)
  }

  private mutating func nameParts(_ field: InterviewField, _ texts: Texts) {
    let values = NameFields.Part.allCases.map { ($0, field.typed.first("\(field.question.id).\($0.rawValue)")) }
    nameFields(
      NameFields(
        field.groupFrame, values: Dictionary(uniqueKeysWithValues: values), errors: field.errors, isOwn: false),
      texts)
  }

  private mutating func addressParts(_ field: InterviewField, _ texts: Texts) {
    let values = AddressFields.Part.allCases.map { ($0, field.typed.first("\(field.question.id).\($0.rawValue)")) }
    addressFields(
      AddressFields(
        field.groupFrame, prefectures: Prefecture.allCases.map { .init($0.name, $0.name) },
        values: Dictionary(uniqueKeysWithValues: values), errors: field.errors,
        lookUpPath: basePath + "/reference/places", isOwn: false), texts)
  }

  /// Each part on its own short line, with the words that the sentences about it use.
  private mutating func parts(_ field: InterviewField, _ texts: Texts) {
    fieldGroup(field.groupFrame, texts) { h in
      h.div(["class": "counter-parts"]) { h in
        for part in field.question.type.parts {
          let frame = field.frame.part(part, label: texts["procedures.part.\(part)"], errors: field.errors)
          let value = field.typed.first("\(field.question.id).\(part)")
          if let options = InterviewField.options(part) {
            h.selectField(
              SelectField(
                frame, options: options.map { .init($0, texts["counter.staff.part.\(part).\($0)"]) }, value: value,
                width: .medium), texts)
          } else {
            h.textField(TextField(frame, value: value, width: .medium, autocomplete: "off"), texts)
          }
        }
      }
    }
  }

  private mutating func choice(_ field: InterviewField, _ options: [Option], hasOther: Bool, _ texts: Texts) {
    if options.count > InterviewField.mostRadios, !hasOther {
      return selectField(
        SelectField(
          field.frame, options: options.map { .init($0.id, field.words.label($0, of: field.question)) },
          value: field.value), texts)
    }
    radioGroup(
      RadioGroup(
        field.frame, options: field.withNoAnswer(field.choices(options, hasOther: hasOther, texts), texts),
        value: field.typed[field.question.id].first,
        isInline: options.count <= 4 && !hasOther && options.allSatisfy { $0.hint == nil }), texts)
  }

  private mutating func files(_ field: InterviewField, _ texts: Texts) {
    guard let (accept, most) = field.question.type.attached else { return }
    let stored = field.typed.attachments(field.question.id).map {
      FileField.StoredFile(id: $0.id, name: $0.name, size: texts.size($0.byteCount))
    }
    fileField(FileField(field.frame, kinds: accept, stored: stored, allowsSeveral: most > 1, texts), texts)
  }

  /// Worked out from other answers: seen, and typed by nobody.
  private mutating func output(_ field: InterviewField, _ texts: Texts) {
    let lines = field.reading.answers[field.question.id].map { field.words.lines(for: $0, to: field.question) } ?? []
    outputField(OutputField(field.name, label: field.words.label(field.question), lines: lines), texts)
  }

  private mutating func unknown(_ field: InterviewField, _ texts: Texts) {
    let name = "\(field.name).\(Question.unknown)"
    div(["class": "ds-choice"]) { h in
      h.input([
        "class": "ds-choice-input", "type": "checkbox", "id": name, "name": name, "value": "true",
        "checked": field.typed.first("\(field.question.id).\(Question.unknown)") == "true" ? "" : nil,
      ])
      h.label(["class": "ds-choice-label", "for": name]) { h in
        h.text(texts["counter.staff.unknown"])
        h.visuallyHidden(field.words.label(field.question))
      }
    }
  }
}

extension InterviewField {
  var frame: FieldFrame {
    FieldFrame(
      name, label: words.label(question), hint: words.hint(question), error: errors.message(for: name),
      need: need)
  }

  /// On paper also those stand that the answers do not ask for.
  private var need: FieldFrame.Need {
    guard reading.isShown(question: question.id) else { return .unmarked }
    return question.isOptional && reading.demands[question.id] == nil ? .optional : .required
  }

  /// For a group whose parts have names of their own: an error of the whole stands at its first part.
  var groupFrame: FieldFrame {
    var frame = self.frame
    frame.id = "\(name)-group"
    return frame
  }

  /// Options with the digit that chooses them.
  func choices(_ options: [Option], hasOther: Bool, _ texts: Texts) -> [ChoiceOption] {
    var choices = options.enumerated().map {
      ChoiceOption($1.id, Self.numbered($0, words.label($1, of: question)), hint: words.hint($1, of: question))
    }
    guard hasOther else { return choices }
    let frame = self.frame.part(Option.other, label: texts["counter.staff.other-what"], errors: errors)
    let value = typed.first("\(question.id).other")
    choices.append(
      ChoiceOption(Option.other, Self.numbered(options.count, texts["counter.staff.other"])) { h in
        h.textField(TextField(frame, value: value, width: .wide, autocomplete: "off"), texts)
      })
    return choices
  }

  /// Behind the options of a question that need not be answered stands what takes the answer back, with its digit.
  func withNoAnswer(_ choices: [ChoiceOption], _ texts: Texts) -> [ChoiceOption] {
    guard question.isOptional else { return choices }
    var none = ChoiceOption.noAnswer(texts)
    none.label = Self.numbered(choices.count, none.label)
    return choices + [none]
  }

  /// Nine fit on the keys; what comes behind has none.
  static func numbered(_ index: Int, _ label: String) -> String { index < 9 ? "\(index + 1)　\(label)" : label }

  /// The parts of an account that are chosen, not typed.
  static func options(_ part: String) -> [String]? {
    switch part {
    case "institution": BankAccount.Institution.allCases.map(\.rawValue)
    case "kind": BankAccount.Kind.allCases.map(\.rawValue)
    default: nil
    }
  }
}

extension FileField {
  init(
    _ frame: FieldFrame, kinds: [FormSchema.FileKind], stored: [StoredFile], allowsSeveral: Bool, _ texts: Texts
  ) {
    self.init(
      frame, stored: stored,
      kinds: kinds.map { texts["counter.staff.kind.\($0.rawValue)"] }.joined(separator: texts["counter.staff.kind.or"]),
      accept: kinds.map { $0 == .photo ? "image/jpeg,image/png,image/heic" : "application/pdf" }.joined(separator: ","),
      allowsSeveral: allowsSeveral)
  }
}

extension Texts {
  /// A size for people: `1.2 MB`, `340 KB`.
  func size(_ bytes: Int) -> String {
    bytes >= 1_000_000 ? "\(bytes / 1_000_000).\(bytes % 1_000_000 / 100_000) MB" : "\(max(1, bytes / 1000)) KB"
  }
}
