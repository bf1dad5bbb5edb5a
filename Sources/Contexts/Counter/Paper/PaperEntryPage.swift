import DesignSystem
import FormSchema
import HTMLKit
import Kernel
import Nihongo
import Ports
import Web

/// All fields of a printed form in its order, each with its printed number: the eye goes from the paper to the page.
func paperEntryPage(_ model: InterviewModel, guard formGuard: FormGuard, texts: Texts) -> Page {
  let application = model.application
  let words = model.definition.words(in: texts.officerLanguage)
  let title = texts["counter.staff.paper.entry", ["procedure": words.title]]
  return Page(
    title, audience: .staff, width: .wide, hasErrors: !model.errors.isEmpty,
    breadcrumbs: [.init(texts["counter.staff.paper.title"], href: PaperEntryRoutes.path)]
  ) { h in
    h.interviewStyles()
    h.errorSummary(ErrorSummary(model.errors), texts)
    h.h1(title)
    h.paperFacts(application, texts)
    h.postForm(
      to: PaperEntryRoutes.path(application.id), guard: formGuard, id: "interview", class: "counter-interview",
      carriesFiles: true
    ) { h in
      h.defaultButton(name: "_action", value: "save")
      h.input(["type": "hidden", "id": "_revision", "name": "_revision", "value": "\(application.revision)"])
      h.div(["id": "interview-questions"]) { h in h.paperQuestions(model, words, texts) }
      h.div(["class": "counter-bar"]) { h in
        h.buttonGroup { h in
          h.actionButton(ActionButton(texts["counter.staff.check"], name: "_action", value: "check"))
          h.actionButton(
            ActionButton(
              texts["counter.staff.save"], rank: .secondary, name: "_action", value: "save", skipsChecks: true))
        }
        h.p(["class": "ds-quiet counter-keys"], texts["counter.staff.paper.keys"])
      }
    }
    h.interviewScript()
  }
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

  /// Also those that the answers do not ask for: what stands on the paper is entered, and the rules tell what counts.
  /// Rows alone wait until they are asked for: only then is it known what each of them asks.
  fileprivate mutating func paperQuestions(_ model: InterviewModel, _ words: ProcedureWords, _ texts: Texts) {
    let form = model.definition.form
    let numbers = PaperNumbers(form)
    let isHere = { (question: Question) in
      question.isOnPaper && (question.type.group == nil || model.reading.isShown(question: question.id))
    }
    let asked = form.questions.filter(isHere).map(\.id)
    input(["type": "hidden", "name": "_shown", "value": asked.joined(separator: ",")])
    for section in form.sections {
      let questions = section.questions.filter(isHere)
      if questions.isEmpty { continue }
      element("section", ["class": "counter-section", "aria-labelledby": "section-\(section.id)"]) { h in
        h.h2(["id": "section-\(section.id)"], words.title(section))
        h.div(["class": "counter-fields"]) { h in
          for question in questions {
            h.div(["class": "counter-paper"]) { h in
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
