import DesignSystem
import FormSchema
import HTMLKit
import Kernel
import Ports
import ProcedureDraft
import Web

/// What the page of one question shows.
struct QuestionModel: Sendable {
  let reading: DraftReading
  let question: DraftQuestion
  var settings: SettingsInput
  var options: OptionsInput?
  var errors: [FieldError] = []
  /// What is still wrong or missing with this question.
  var findings: [DraftFinding] = []
  var preview: PreviewModel?

  init(_ reading: DraftReading, _ question: DraftQuestion) {
    (self.reading, self.question) = (reading, question)
    settings = SettingsInput(Self.settings(of: question), of: question.json)
    options = Self.hasOptions(question) ? OptionsInput(of: question.json) : nil
  }

  /// The same with what was typed.
  init(_ reading: DraftReading, _ question: DraftQuestion, _ form: SubmittedForm) {
    (self.reading, self.question) = (reading, question)
    settings = SettingsInput(Self.settings(of: question), form)
    options = Self.hasOptions(question) ? OptionsInput(form) : nil
  }

  var type: QuestionType.Name? { QuestionType.Name(rawValue: question.type) }

  private static func settings(of question: DraftQuestion) -> [DraftSetting] {
    let type = QuestionType.Name(rawValue: question.type) ?? .text
    return DraftSetting.main(of: type) + DraftSetting.further(of: type)
  }

  /// A choice from a table has none of its own.
  private static func hasOptions(_ question: DraftQuestion) -> Bool {
    ["choice", "choices"].contains(question.type) && question.json["options-from"]?.written == nil
  }
}

/// One question of the form, with everything that can be said about it.
func questionPage(_ model: QuestionModel, guard formGuard: FormGuard, texts: Texts) -> Page {
  let (reading, question) = (model.reading, model.question)
  let title = question.title.isEmpty ? texts["builder.staff.question.unnamed"] : question.title
  return draftPage(
    title, reading.open, texts, errors: model.errors, crumbs: questionCrumbs(reading, question), isWide: true
  ) { h in
    h.workbench(
      Workbench(
        asideLabel: texts["builder.staff.preview.here"],
        side: { h in h.neighbours(of: question, reading, texts) },
        main: { h in
          h.questionFacts(model, texts)
          h.questionForm(model, formGuard, texts)
          h.innerQuestions(model, texts)
        },
        aside: { h in
          guard let preview = model.preview else { return h.p(texts["builder.staff.preview.unreadable"]) }
          h.formPreview(preview, texts)
        }))
  }
}

/// The way from the draft to the page of a question.
func questionCrumbs(_ reading: DraftReading, _ question: DraftQuestion) -> [Breadcrumbs.Crumb] {
  guard let section = reading.section(of: question) else { return [] }
  let title = section.title.isEmpty ? section.id : section.title
  var crumbs: [Breadcrumbs.Crumb] = [.init(title, href: reading.address.outline(section: section.id))]
  if !question.around.isEmpty, let row = reading.outline.question(question.around.joined(separator: ".")) {
    crumbs.append(.init(row.title, href: reading.address.page("question", at: row.path)))
  }
  return crumbs
}

extension HTML {
  /// The questions beside this one, to go on to.
  fileprivate mutating func neighbours(of question: DraftQuestion, _ reading: DraftReading, _ texts: Texts) {
    let around = reading.outline.questions.filter {
      $0.section == question.section && $0.part == question.part && $0.around == question.around
    }
    nav(["aria-label": texts["builder.staff.question.neighbours"]]) { h in
      h.ul(["class": "ds-bench-list"]) { h in
        for other in around {
          h.li { h in
            h.a([
              "href": reading.address.page("question", at: other.path),
              "aria-current": other.path == question.path && other.id == question.id ? "page" : nil,
            ]) { h in h.plainText(other.title) }
          }
        }
      }
    }
  }

  fileprivate mutating func questionFacts(_ model: QuestionModel, _ texts: Texts) {
    let (reading, question) = (model.reading, model.question)
    findingNotes(model.findings, texts)
    if let use = question.use {
      callout(
        Callout(.caution, title: texts["builder.staff.question.of-group", ["group": use.group]],
          text: texts["builder.staff.question.of-group.text"]))
    }
    let when = question.path.key("when")
    summaryList(
      SummaryList([
        .init(
          texts.setting("type"), reading.type(question.type),
          changeHref: reading.address.page("type", at: question.path)),
        .init(texts.setting("id"), question.fullID, changeHref: reading.address.page("id", at: question.path)),
        .init(
          texts.setting("when"), reading.condition(at: when) ?? texts["builder.staff.always"],
          changeHref: reading.address.page("condition", at: when)),
      ]), texts)
  }

  fileprivate mutating func questionForm(_ model: QuestionModel, _ formGuard: FormGuard, _ texts: Texts) {
    let (reading, question) = (model.reading, model.question)
    let type = model.type ?? .text
    postForm(to: reading.address.page("question", at: question.path), guard: formGuard) { h in
      h.defaultButton(name: "press", value: "save")
      h.hiddenFields([
        HiddenField("at", question.path.description),
        HiddenField("was", model.settings.was.fieldText),
      ])
      h.settingFields(
        model.settings, of: DraftSetting.main(of: type), errors: model.errors, tables: reading.tables, texts)
      if let options = model.options { h.optionRows(options, errors: model.errors, texts) }
      let further = DraftSetting.further(of: type)
      if !further.isEmpty {
        let isUsed = further.contains { !model.settings.text($0.key).isEmpty }
        h.disclosure(
          Disclosure(texts["builder.staff.question.further"], isOpen: isUsed) { h in
            h.settingFields(model.settings, of: further, errors: model.errors, tables: reading.tables, texts)
          })
      }
      h.buttonGroup { h in
        h.actionButton(ActionButton(texts["builder.staff.save"], name: "press", value: "save"))
      }
    }
    ul(["class": "ds-bench-list"]) { h in
      h.li { h in
        h.a(["href": reading.address.page("uses", at: question.path)], texts["builder.staff.uses.link"])
      }
      for word in ["move", "copy", "removal"] {
        let href = reading.address.page(word, at: question.path)
        h.li { h in h.a(["href": href], texts["builder.staff.question.\(word)"]) }
      }
    }
  }

  /// Those asked in each row.
  fileprivate mutating func innerQuestions(_ model: QuestionModel, _ texts: Texts) {
    guard model.question.type == QuestionType.Name.rows.rawValue else { return }
    let (reading, question) = (model.reading, model.question)
    h2(texts["builder.staff.question.inner"])
    ol(["class": "ds-bench-list"]) { h in
      for inner in reading.outline.inner(of: question.fullID) {
        h.li { h in
          h.a(["href": reading.address.page("question", at: inner.path)]) { h in h.plainText(inner.title) }
          h.text(" ")
          h.span(["class": "ds-quiet"], reading.type(inner.type))
        }
      }
    }
    p { h in
      h.actionLink(
        ActionLink(
          texts["builder.staff.outline.add-question"],
          href: reading.address.page("new-question", at: question.path.key("questions")), rank: .secondary))
    }
  }

  /// What is still wrong or missing, in plain words.
  mutating func findingNotes(_ findings: [DraftFinding], _ texts: Texts) {
    guard !findings.isEmpty else { return }
    callout(
      Callout(.caution, title: texts["builder.staff.findings.here"]) { h in
        h.ul { h in
          for finding in findings {
            h.li { h in
              h.plainText(finding.sentence(in: texts.officerLanguage))
              h.text(" ")
              h.span(["class": "ds-quiet"]) { h in h.plainText(finding.advice(in: texts.officerLanguage)) }
            }
          }
        }
      })
  }
}

extension Texts {
  /// The language of what comes from a procedure itself, on officers' pages, which are in Japanese and English only.
  var officerLanguage: Language { language == .english ? .english : .japanese }
}
