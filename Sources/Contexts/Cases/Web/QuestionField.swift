import DesignSystem
import FormSchema
import HTMLKit
import Kernel
import Nihongo

/// One question of a procedure as a field of a page, whatever its type.
struct QuestionField {
  let question: Question
  /// Everything typed so far; the field takes its own.
  let typed: TypedAnswers
  let errors: [FieldError]
  let words: ProcedureWords
  /// The rules want these files, whatever the form says; `nil` when they do not.
  var demand: AttachmentDemand?
  /// Where a stored attachment can be looked at; `nil` when it cannot.
  var fileHref: (@Sendable (Attachment) -> String)?
  /// Whether the browser may offer the person's own name and address.
  var isOwn: Bool { question.role.map { $0.rawValue.hasPrefix("applicant.") } ?? false }
}

extension HTML {
  /// Writes the field with its label, hint, errors and what was typed.
  mutating func questionField(_ field: QuestionField, _ texts: Texts) {
    let question = field.question
    switch question.type {
    case .text(_, _, let isShort): textLine(field, width: isShort ? .short : .full, texts)
    case .kana: textLine(field, width: .wide, texts)
    case .phone: textLine(field, kind: .telephone, width: .medium, autocomplete: field.isOwn ? "tel" : nil, texts)
    case .insuredNumber: textLine(field, kind: .number, width: .medium, texts)
    case .number: textLine(field, kind: .number, width: .tiny, suffix: field.words.unit(question), texts)
    case .yen: textLine(field, kind: .number, width: .short, suffix: texts["cases.field.yen"], texts)
    case .longText(_, let limit):
      textArea(TextArea(field.frame(texts), value: field.typed.first(question.id), limit: limit), texts)
    case .date(_, _, let isBirth):
      dateField(DateField(field.frame(texts), answer: .text(field.typed.first(question.id)), isBirthday: isBirth && field.isOwn), texts)
    case .name(let isOrganisation): isOrganisation ? textLine(field, width: .wide, texts) : nameParts(field, texts)
    case .address: addressParts(field, texts)
    case .email: emailTwice(field, texts)
    case .choice(let options, let hasOther): choices(field, options, hasOther: hasOther, isSingle: true, texts)
    case .choices(let options, _, _, let hasOther): choices(field, options, hasOther: hasOther, isSingle: false, texts)
    case .yesNo: yesNo(field, texts)
    case .files(let accept, _, let most): files(field, accept, most: most, texts)
    case .consent:
      var frame = field.frame(texts)
      frame.label = field.words.statement(question) ?? frame.label
      consentField(ConsentField(frame, value: "true", isGiven: field.typed.first(question.id) == "true"), texts)
    case .information:
      let text = field.words.text(question) ?? ""
      callout(Callout(.note) { h in for line in text.split(separator: "\n") { h.p(String(line)) } })
    }
  }

  private mutating func textLine(
    _ field: QuestionField, kind: TextField.Kind = .text, width: TextField.Width, autocomplete: String? = nil,
    suffix: String? = nil, _ texts: Texts
  ) {
    textField(
      TextField(
        field.frame(texts), value: field.typed.first(field.question.id), kind: kind, width: width,
        autocomplete: autocomplete ?? (field.isOwn ? nil : "off"), suffix: suffix), texts)
  }

  private mutating func emailTwice(_ field: QuestionField, _ texts: Texts) {
    let id = field.question.id
    textField(TextField(field.frame(texts), value: field.typed.first(id), kind: .email, width: .wide), texts)
    let again = FieldFrame(
      "\(id).again", label: texts["cases.field.email-again"], error: field.errors.message(for: "\(id).again"),
      need: field.question.isOptional ? .optional : .required)
    textField(TextField(again, value: field.typed.first("\(id).again"), kind: .email, width: .wide), texts)
  }

  private mutating func nameParts(_ field: QuestionField, _ texts: Texts) {
    let values = NameFields.Part.allCases.map { ($0, field.typed.first("\(field.question.id).\($0.rawValue)")) }
    var frame = field.groupFrame(texts)
    frame.hint = frame.hint ?? texts["cases.field.name-hint"]
    nameFields(
      NameFields(frame, values: Dictionary(uniqueKeysWithValues: values), errors: field.errors, isOwn: field.isOwn), texts)
  }

  private mutating func addressParts(_ field: QuestionField, _ texts: Texts) {
    let values = AddressFields.Part.allCases.map { ($0, field.typed.first("\(field.question.id).\($0.rawValue)")) }
    addressFields(
      AddressFields(
        field.groupFrame(texts), prefectures: texts.prefectures, values: Dictionary(uniqueKeysWithValues: values),
        errors: field.errors, lookUpPath: basePath + "/reference/places", isOwn: field.isOwn), texts)
  }

  private mutating func choices(
    _ field: QuestionField, _ options: [Option], hasOther: Bool, isSingle: Bool, _ texts: Texts
  ) {
    let question = field.question
    var choices = options.map {
      ChoiceOption($0.id, field.words.label($0, of: question), hint: field.words.hint($0, of: question))
    }
    if hasOther {
      let name = "\(question.id).other"
      let frame = FieldFrame(name, label: texts["cases.field.other-what"], error: field.errors.message(for: name), need: .unmarked)
      choices.append(
        ChoiceOption(Option.other, texts["cases.field.other"]) { h in
          h.textField(TextField(frame, value: field.typed.first(name), width: .wide), texts)
        })
    }
    if isSingle {
      radioGroup(RadioGroup(field.frame(texts), options: choices, value: field.typed[question.id].first), texts)
    } else {
      checkboxGroup(CheckboxGroup(field.frame(texts), options: choices, values: Set(field.typed[question.id])), texts)
    }
  }

  private mutating func yesNo(_ field: QuestionField, _ texts: Texts) {
    let options = [ChoiceOption("true", texts["cases.field.yes"]), ChoiceOption("false", texts["cases.field.no"])]
    radioGroup(
      RadioGroup(field.frame(texts), options: options, value: field.typed[field.question.id].first, isInline: true), texts)
  }

  private mutating func files(_ field: QuestionField, _ accept: [FormSchema.FileKind], most: Int, _ texts: Texts) {
    let kinds = accept.map { texts["cases.field.kind.\($0.rawValue)"] }.joined(separator: texts["cases.field.kind.or"])
    let stored = field.typed.attachments(field.question.id).map { attachment in
      FileField.StoredFile(
        id: attachment.id, name: attachment.name, size: fileSize(attachment.byteCount), href: field.fileHref?(attachment))
    }
    fileField(
      FileField(
        field.frame(texts), stored: stored, kinds: kinds,
        accept: accept.map { $0 == .photo ? "image/jpeg,image/png,image/heic" : "application/pdf" }.joined(separator: ","),
        allowsSeveral: most > 1), texts)
  }
}

extension QuestionField {
  func frame(_ texts: Texts) -> FieldFrame {
    FieldFrame(
      question.id, label: words.label(question), hint: hint(texts), error: errors.message(for: question.id),
      need: question.isOptional && demand == nil ? .optional : .required)
  }

  /// Why the files are needed goes before how they should be.
  private func hint(_ texts: Texts) -> String? {
    let lines = [demand?.reason.flatMap(words.reason), words.hint(question)].compactMap(\.self)
    return lines.isEmpty ? nil : lines.joined(separator: texts["design.sentence-gap"])
  }

  /// For a group whose parts have names of their own: an error of the whole stands at its first part.
  func groupFrame(_ texts: Texts) -> FieldFrame {
    var frame = frame(texts)
    frame.id = "\(question.id)-group"
    return frame
  }
}

extension Texts {
  /// The prefectures by their Japanese names, for readers of English with the Latin one beside it.
  fileprivate var prefectures: [SelectField.Option] {
    Prefecture.allCases.map {
      SelectField.Option($0.name, language == .english ? "\($0.name) \($0.englishName)" : $0.name)
    }
  }
}

/// A size for people: `1.2 MB`, `340 KB`.
func fileSize(_ bytes: Int) -> String {
  bytes >= 1_000_000 ? "\(bytes / 1_000_000).\(bytes % 1_000_000 / 100_000) MB" : "\(max(1, bytes / 1000)) KB"
}
