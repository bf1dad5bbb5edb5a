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
  /// What the form says to what was typed; of a question in a row, what the row says.
  let reading: Reading
  /// The fields' names begin with it: the row the question stands in, as `children.2.`.
  var path = ""
  /// The rules want these files, whatever the form says; `nil` when they do not.
  var demand: AttachmentDemand?
  /// Where what stands in the fields was taken over from, by question; see ``Draft/provenance``.
  var provenance: [String: Provenance] = [:]
  /// What an officer asks to be put right.
  var remark: String?
  /// Whether files can be sent before the rest of the page.
  var offersUpload = false
  /// Whether files are only said to be there, for whoever tries the form.
  var pretendsFiles = false
  /// Where a stored attachment can be looked at; `nil` when it cannot.
  var fileHref: (@Sendable (Attachment) -> String)?

  /// The name of its field, or what the names of its fields begin with.
  var name: String { path + question.id }
  /// Whether the browser may offer the person's own name and address.
  var isOwn: Bool { question.role.map { $0.rawValue.hasPrefix("applicant.") } ?? false }
  var value: String { typed.first(name) }

  /// What was typed into the parts of a component.
  func values<Part: CaseIterable & RawRepresentable & Hashable>(_: Part.Type) -> [Part: String]
  where Part.RawValue == String {
    Dictionary(uniqueKeysWithValues: Part.allCases.map { ($0, typed.first("\(name).\($0.rawValue)")) })
  }
}

extension HTML {
  /// Writes the field with its label, hint, errors and what was typed.
  mutating func questionField(_ field: QuestionField, _ texts: Texts) {
    div(["data-question": field.name]) { h in
      if let remark = field.remark {
        let title = texts["cases.correction.please", ["label": field.words.label(field.question)]]
        h.callout(Callout(.caution, title: title) { h in h.lines(remark) })
      }
      h.field(field, texts)
    }
  }

  private mutating func field(_ field: QuestionField, _ texts: Texts) {
    let question = field.question
    switch question.type {
    case .text(_, _, let isShort): textLine(field, width: isShort ? .short : .full, texts)
    case .kana: textLine(field, width: .wide, texts)
    case .phone: textLine(field, kind: .telephone, width: .medium, autocomplete: field.isOwn ? "tel" : nil, texts)
    case .insuredNumber, .corporateNumber: textLine(field, kind: .number, width: .medium, texts)
    case .number: textLine(field, kind: .number, width: .tiny, suffix: field.words.unit(question), texts)
    case .yen: textLine(field, kind: .number, width: .short, suffix: texts["cases.field.yen"], texts)
    case .longText(_, let limit): textArea(TextArea(field.frame(texts), value: field.value, limit: limit), texts)
    case .date(_, _, let isBirth):
      dateField(
        DateField(
          field.frame(texts), answer: .text(field.value), isBirthday: isBirth && field.isOwn, isBirth: isBirth), texts)
    case .time: timeField(TimeField(field.frame(texts), value: field.value), texts)
    case .individualNumber:
      maskedField(
        MaskedField(field.frame(texts), value: field.value, purpose: field.words.purpose(question) ?? ""), texts)
    case .name(let isOrganisation): isOrganisation ? textLine(field, width: .wide, texts) : nameParts(field, texts)
    case .address: addressParts(field, texts)
    case .dateRange:
      dateRangeField(
        DateRangeField(field.groupFrame(texts), values: field.values(DateRangeField.Part.self), errors: field.errors),
        texts)
    case .bankAccount:
      accountFields(
        AccountFields(field.groupFrame(texts), values: field.values(AccountFields.Part.self), errors: field.errors),
        texts)
    case .location:
      placeFields(
        PlaceFields(field.groupFrame(texts), values: field.values(PlaceFields.Part.self), errors: field.errors), texts)
    case .email: emailTwice(field, texts)
    case .choice, .choices, .yesNo: choiceField(field, texts)
    case .files(let accept, _, let most) where field.pretendsFiles: pretendedFiles(field, accept, most: most, texts)
    case .signature where field.pretendsFiles: pretendedFiles(field, [.photo], most: 1, texts)
    case .files(let accept, _, let most): attachments(field, accept, most: most, texts)
    case .signature: signatureField(SignatureField(field.files([.photo], most: 1, texts)), texts)
    case .rows(let group): rows(field, group, texts)
    case .computed, .lookedUp: output(field, texts)
    case .consent:
      var frame = field.frame(texts)
      frame.label = field.words.statement(question) ?? frame.label
      consentField(ConsentField(frame, value: "true", isGiven: field.value == "true"), texts)
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
        field.frame(texts), value: field.value, kind: kind, width: width,
        autocomplete: autocomplete ?? (field.isOwn ? nil : "off"), suffix: suffix), texts)
  }

  private mutating func emailTwice(_ field: QuestionField, _ texts: Texts) {
    textField(TextField(field.frame(texts), value: field.value, kind: .email, width: .wide), texts)
    let again = field.frame(texts).part(
      "again", label: texts["cases.field.email-again"], errors: field.errors,
      need: field.question.isOptional ? .optional : .required)
    textField(TextField(again, value: field.typed.first(again.name), kind: .email, width: .wide), texts)
  }

  private mutating func nameParts(_ field: QuestionField, _ texts: Texts) {
    var frame = field.groupFrame(texts)
    frame.hint = frame.hint ?? texts["cases.field.name-hint"]
    nameFields(
      NameFields(frame, values: field.values(NameFields.Part.self), errors: field.errors, isOwn: field.isOwn), texts)
  }

  private mutating func addressParts(_ field: QuestionField, _ texts: Texts) {
    addressFields(
      AddressFields(
        field.groupFrame(texts), prefectures: texts.prefectures, values: field.values(AddressFields.Part.self),
        errors: field.errors, lookUpPath: basePath + "/reference/places", isOwn: field.isOwn), texts)
  }

  private mutating func attachments(
    _ field: QuestionField, _ accept: [FormSchema.FileKind], most: Int, _ texts: Texts
  ) {
    fileField(field.files(accept, most: most, texts), texts)
    guard field.offersUpload else { return }
    actionButton(
      ActionButton(
        texts["cases.section.upload"], rank: .secondary, name: "action", value: "upload", skipsChecks: true))
  }

  private mutating func output(_ field: QuestionField, _ texts: Texts) {
    let lines = field.reading.answers[field.question.id].map { field.words.lines(for: $0, to: field.question) } ?? []
    outputField(
      OutputField(
        field.name, label: field.words.label(field.question), hint: field.words.hint(field.question), lines: lines),
      texts)
  }
}

extension QuestionField {
  func frame(_ texts: Texts) -> FieldFrame {
    FieldFrame(
      name, label: words.label(question), hint: hint(texts), error: errors.message(for: name),
      need: question.isOptional && demand == nil ? .optional : .required,
      origin: provenance[name].flatMap { texts.origin(of: $0) },
      unknown: question.allowsUnknown ? .chosen(typed.first("\(name).\(Question.unknown)") == "true") : nil)
  }

  /// Why the files are needed goes before how they should be.
  private func hint(_ texts: Texts) -> String? {
    let lines = [demand?.reason.flatMap(words.reason), words.hint(question)].compactMap(\.self)
    return lines.isEmpty ? nil : lines.joined(separator: texts["design.sentence-gap"])
  }

  /// For a group whose parts have names of their own: an error of the whole stands at its first part.
  func groupFrame(_ texts: Texts) -> FieldFrame {
    var frame = frame(texts)
    frame.id = "\(name)-group"
    return frame
  }

  fileprivate func files(_ accept: [FormSchema.FileKind], most: Int, _ texts: Texts) -> FileField {
    let kinds = accept.map { texts["cases.field.kind.\($0.rawValue)"] }.joined(separator: texts["cases.field.kind.or"])
    let stored = typed.attachments(name).map { attachment in
      FileField.StoredFile(
        id: attachment.id, name: attachment.name, size: fileSize(attachment.byteCount), href: fileHref?(attachment))
    }
    return FileField(
      frame(texts), stored: stored, kinds: kinds,
      accept: accept.map { $0 == .photo ? "image/jpeg,image/png,image/heic" : "application/pdf" }.joined(separator: ","),
      allowsSeveral: most > 1)
  }
}

extension Texts {
  /// The prefectures by their Japanese names, for readers of English with the Latin one beside it.
  fileprivate var prefectures: [SelectField.Option] {
    Prefecture.allCases.map {
      SelectField.Option($0.name, language == .english ? "\($0.name) \($0.englishName)" : $0.name)
    }
  }

  /// Where an answer was taken over from, for whoever filled the form in; `nil` for one that was typed or changed, and
  /// for what the form proposes to everybody.
  fileprivate func origin(of provenance: Provenance) -> String? {
    guard case .prefilled(let origin) = provenance, origin != .initial else { return nil }
    return self["cases.origin.\(origin.rawValue)"]
  }
}
