import DesignSystem
import FormSchema
import HTMLKit
import HTTPTypes
import Kernel
import Nihongo
import Ports
import Web

/// All fields of a printed form in its order, each with its printed number: the eye goes from the paper to the page.
func paperEntryPage(_ model: InterviewModel, guard formGuard: FormGuard, texts: Texts) -> Page {
  let application = model.application
  let procedure = model.definition.words(in: texts.officerLanguage).title
  let title = texts["counter.staff.paper.entry", ["procedure": procedure]]
  var page = Page(
    title, audience: .staff, width: .wide, hasErrors: !model.errors.isEmpty,
    breadcrumbs: [.init(texts["counter.staff.paper.title"], href: PaperEntryRoutes.path)]
  ) { h in
    h.interviewStyles()
    h.errorSummary(ErrorSummary(model.errors), texts)
    h.conflict(model.conflict, texts)
    h.h1(title)
    h.paperFacts(application, texts)
    h.postForm(
      to: PaperEntryRoutes.path(application.id), guard: formGuard, id: "interview", class: "counter-interview",
      carriesFiles: true, livePath: PaperEntryRoutes.livePath(application.id), shownName: "_shown"
    ) { h in
      h.defaultButton(name: "_action", value: "save")
      h.input(["type": "hidden", "name": "_revision", "value": "\(application.revision)"])
      h.paperScan(model, texts)
      h.liveNote(texts)
      h.paperQuestions(model, texts)
      h.div(["class": "counter-bar"]) { h in
        h.buttonGroup { h in
          h.actionButton(ActionButton(texts["counter.staff.check"], name: "_action", value: "check"))
          h.actionButton(
            ActionButton(
              texts["counter.staff.save"], rank: .secondary, name: "_action", value: "save", skipsChecks: true))
          h.handOverButton(texts["counter.staff.handover.send"])
        }
        h.p(["class": "ds-quiet counter-keys"], texts["counter.staff.paper.keys"])
      }
    }
    h.interviewScript()
  }
  if !model.conflict.isEmpty { page.status = .conflict }
  return page
}

extension HTML {
  fileprivate mutating func paperFacts(_ application: OpenApplication, _ texts: Texts) {
    let language = texts.officerLanguage
    let day = application.receivedOn.map { JapaneseDate($0).text(in: language) } ?? ""
    p(["class": "counter-facts"]) { h in
      h.statusTag(StatusTag(texts["counter.staff.channel.paper"], tone: .info))
      h.text(" " + texts["counter.staff.paper.facts", ["received": day, "number": "\(application.published.number)"]])
    }
    p { h in
      let path = "\(PaperRoutes.path(application.published.id)).pdf?version=\(application.published.version.hex)"
      h.a(["href": path], texts["counter.staff.paper.sheet"])
    }
  }

  /// The picture of the paper: officers who decide see what was handed in, and it can be looked at while entering.
  fileprivate mutating func paperScan(_ model: InterviewModel, _ texts: Texts) {
    let id = model.application.id
    let stored = model.application.enclosures.map { file in
      FileField.StoredFile(
        id: file.id, name: file.name, size: texts.size(file.byteCount), href: PaperEntryRoutes.scanPath(id, file.id))
    }
    let frame = FieldFrame(
      PaperScan.field, label: texts["counter.staff.paper.scan"], hint: texts["counter.staff.paper.scan.hint"],
      error: model.errors.message(for: PaperScan.field), need: .optional)
    fileField(FileField(frame, kinds: PaperScan.kinds, stored: stored, allowsSeveral: true, texts), texts)
  }

  /// Also those that the answers do not ask for: what stands on the paper is entered, and the rules tell what counts.
  /// Rows alone wait until they are asked for: only then is it known what each of them asks.
  mutating func paperQuestions(_ model: InterviewModel, _ texts: Texts) {
    let form = model.definition.form, words = model.definition.words(in: texts.officerLanguage)
    let numbers = PaperNumbers(form)
    let isHere = { (question: Question) in
      question.isOnPaper && (question.type.group == nil || model.reading.isShown(question: question.id))
    }
    let asked = form.questions.filter(isHere).map(\.id)
    input(["type": "hidden", "name": "_shown", "value": asked.joined(separator: ",")])
    for section in form.sections {
      let questions = section.questions.filter(isHere)
      if questions.isEmpty { continue }
      questionSection(section) { h in
        h.div(["class": "counter-say"]) { h in h.h2(["id": "section-\(section.id)"], words.title(section)) }
        h.div(["class": "counter-fields"]) { h in
          for question in questions {
            // With a key of its own: what is new comes in with its number.
            h.div(["class": "counter-paper", "data-question": "#\(question.id)"]) { h in
              h.span(["class": "counter-paper-number", "aria-hidden": "true"], numbers[question.id] ?? "")
              h.interviewField(
                InterviewField(
                  question: question, typed: model.typed, errors: model.errors, words: words, reading: model.reading),
                texts)
            }
          }
        }
      }
    }
  }
}
