import DesignSystem
import FormSchema
import HTMLKit
import Kernel
import Ports
import ProcedureDraft
import Web

/// What the page of one mail shows.
struct MessageModel: Sendable {
  let reading: DraftReading
  var input: MessageInput
  var errors: [FieldError] = []
  var findings: [DraftFinding] = []
  /// `nil` while the draft cannot be read as a procedure.
  var examples: TriedExamples?
  /// The id of the example that is asked for.
  var example: String?
  /// The mail as it is sent, by the language of the applicant.
  var filled: [Language: FilledMessage] = [:]

  var signs: LetterSigns { LetterSigns(.mail, reading) }
  var isThere: Bool { reading.folder[input.path] != nil }
}

/// Every step of a case, with what is told at it.
func messagesPage(_ reading: DraftReading, _ findings: [DraftFinding]) -> Page {
  let texts = reading.texts
  return draftPage(texts["builder.staff.messages.title"], reading.open, texts, part: .messages) { h in
    h.p(texts["builder.staff.messages.lead"])
    h.summaryList(
      SummaryList(
        MessageMoment.allCases.map { moment in
          let input = MessageInput(moment, of: reading.folder)
          let subject = input.text("subject", .japanese)
          let missing = DraftWords.languages.filter { input.text("body", $0).isEmpty }
          let count = findings.count { $0.path.isWithin(input.path) }
          let notes = [
            subject.isEmpty || missing.isEmpty
              ? nil
              : texts[
                "builder.staff.messages.missing",
                ["languages": missing.map(\.ownName).joined(separator: texts["builder.staff.messages.and"])]],
            count > 0 ? texts["builder.staff.outline.findings", ["n": "\(count)"]] : nil,
          ]
          return SummaryList.Row(
            texts["builder.staff.message.\(moment.rawValue)"],
            [subject.isEmpty ? texts["builder.staff.messages.nothing"] : subject] + notes.compactMap(\.self),
            changeHref: messageAddress(moment, reading))
        }), texts)
  }
}

/// The page of the mail of a step.
func messageAddress(_ moment: MessageMoment, _ reading: DraftReading) -> String {
  "\(reading.address.page("message"))?moment=\(moment.rawValue)"
}

/// One mail: subject and text in each language, and how it reads.
func messagePage(_ model: MessageModel, guard formGuard: FormGuard) -> Page {
  let (reading, texts) = (model.reading, model.reading.texts)
  let moment = texts["builder.staff.message.\(model.input.moment.rawValue)"]
  return draftPage(
    texts["builder.staff.message.title", ["moment": moment]], reading.open, texts, errors: model.errors,
    crumbs: [.init(texts["builder.staff.messages.title"], href: reading.address.page("messages"))], isWide: true
  ) { h in
    h.workbench(
      Workbench(
        asideLabel: texts["builder.staff.signs"],
        side: { h in h.otherMessages(model) },
        main: { h in
          h.findingNotes(model.findings, texts)
          h.messageForm(model, formGuard)
        },
        aside: { h in
          h.p(texts["builder.staff.signs.lead"])
          h.insertList(InsertList(model.signs.groups, into: MessageInput.name("body", .japanese)), texts)
        }))
  }
}

extension HTML {
  fileprivate mutating func otherMessages(_ model: MessageModel) {
    let texts = model.reading.texts
    nav(["aria-label": texts["builder.staff.messages.title"]]) { h in
      h.ul(["class": "ds-bench-list"]) { h in
        for moment in MessageMoment.allCases {
          h.li { h in
            h.a(
              [
                "href": messageAddress(moment, model.reading),
                "aria-current": moment == model.input.moment ? "page" : nil,
              ], texts["builder.staff.message.\(moment.rawValue)"])
          }
        }
      }
    }
  }

  fileprivate mutating func messageForm(_ model: MessageModel, _ formGuard: FormGuard) {
    let (reading, texts) = (model.reading, model.reading.texts)
    p(texts["builder.staff.message.\(model.input.moment.rawValue).lead"])
    postForm(to: messageAddress(model.input.moment, reading), guard: formGuard) { h in
      h.defaultButton(name: "press", value: "save")
      h.hiddenFields([HiddenField("moment", model.input.moment.rawValue)])
      for language in Language.allCases { h.messageFields(model, language) }
      h.buttonGroup { h in
        h.actionButton(ActionButton(texts["builder.staff.save"], name: "press", value: "save"))
        if model.isThere, !model.input.moment.isRequired {
          h.actionButton(
            ActionButton(texts["builder.staff.message.remove"], rank: .warning, name: "press", value: "remove"))
        }
        h.actionLink(
          ActionLink(texts["builder.staff.back"], href: reading.address.page("messages"), rank: .secondary))
      }
      h.messageLook(model)
    }
  }

  private mutating func messageFields(_ model: MessageModel, _ language: Language) {
    let texts = model.reading.texts, input = model.input
    element("section", ["aria-labelledby": "in-\(language.rawValue)"]) { h in
      h.h2(["id": "in-\(language.rawValue)"], language.ownName)
      for part in MessageInput.parts {
        let name = MessageInput.name(part, language)
        h.hiddenFields([HiddenField("was:\(name)", input.was[name] ?? "")])
        let frame = FieldFrame(
          name, label: texts["builder.staff.message.field.\(part)"],
          hint: language == .japanese || part == "body" ? nil : texts["builder.staff.message.untranslated"],
          error: model.errors.message(for: name), need: language == .japanese ? .required : .optional)
        if part == "subject" {
          h.textField(TextField(frame, value: input.text(part, language)), texts)
        } else {
          h.textArea(TextArea(frame, value: input.text(part, language), rows: 10), texts)
        }
      }
    }
  }

  /// The mails as they are sent, with the answers of an example; also before they are kept.
  private mutating func messageLook(_ model: MessageModel) {
    let texts = model.reading.texts
    h2(["id": "look"], texts["builder.staff.message.look"])
    guard let examples = model.examples else { return p(texts["builder.staff.preview.unreadable"]) }
    selectField(examples.field(examples.chosen(model.example).id, texts), texts)
    actionButton(
      ActionButton(texts["builder.staff.message.show"], rank: .secondary, name: "press", value: "show"))
    for language in Language.allCases {
      guard let mail = model.filled[language] else { continue }
      div(["class": "ds-letter", "lang": language.tag]) { h in
        h.p(["class": "ds-quiet"], language.ownName)
        h.p { h in h.strong { h in h.plainText(mail.subject) } }
        h.p(["class": "ds-letter-text"]) { h in h.plainText(mail.body) }
      }
    }
  }
}
