import DesignSystem
import FormSchema
import HTMLKit
import HTTPTypes
import Kernel
import Ports
import Web

/// The whole form on one page, in the order of a conversation.
func interviewPage(_ model: InterviewModel, guard formGuard: FormGuard, texts: Texts) -> Page {
  let application = model.application
  let title = texts[
    "counter.staff.interview.title",
    ["procedure": model.definition.words(in: texts.officerLanguage).title]]
  let path = InterviewRoutes.path(application.id)
  var page = Page(
    title, audience: .staff, width: .wide, hasErrors: !model.errors.isEmpty,
    breadcrumbs: [.init(texts["counter.staff.title"], href: StartRoutes.path)]
  ) { h in
    h.interviewStyles()
    h.errorSummary(ErrorSummary(model.errors), texts)
    h.conflict(model.conflict, texts)
    if let number = model.filledIn {
      let key = number == 0 ? "counter.staff.resident.nothing" : "counter.staff.resident.done"
      h.notificationBanner(NotificationBanner(.success, title: texts[key, ["n": "\(number)"]]), texts)
    }
    h.h1(title)
    h.interviewFacts(model, texts)
    h.postForm(
      to: path, guard: formGuard, id: "interview", class: "counter-interview", carriesFiles: true,
      livePath: path + "/live", shownName: "_shown"
    ) { h in
      h.defaultButton(name: "_action", value: "save")
      h.input(["type": "hidden", "name": "_revision", "value": "\(application.revision)"])
      h.liveNote(texts)
      h.interviewQuestions(model, texts)
      h.interviewBar(texts)
    }
    h.interviewScript()
  }
  if !model.conflict.isEmpty { page.status = .conflict }
  return page
}

extension HTML {
  /// What the script asks for anew while one speaks: every shown question, and what is still to be asked.
  mutating func interviewQuestions(_ model: InterviewModel, _ texts: Texts) {
    let words = model.definition.words(in: texts.officerLanguage)
    let shown = model.sections.flatMap { $0.questions.map(\.id) }
    input(["type": "hidden", "name": "_shown", "value": shown.joined(separator: ",")])
    for (section, questions) in model.sections {
      questionSection(section) { h in
        h.div(["class": "counter-say"]) { h in
          h.h2(["id": "section-\(section.id)"], words.title(section))
          h.p(texts["counter.staff.say", ["title": words.title(section)]])
          for line in (words.intro(section) ?? "").split(separator: "\n") { h.p(["class": "ds-quiet"], String(line)) }
        }
        h.div(["class": "counter-fields"]) { h in
          for question in questions {
            h.interviewField(
              InterviewField(
                question: question, typed: model.typed, errors: model.errors, words: words, reading: model.reading),
              texts)
          }
        }
      }
    }
    interviewProgress(model, texts)
  }

  /// A part of the form, which comes and goes with its questions while one speaks.
  mutating func questionSection(_ section: Section, _ content: (inout HTML) -> Void) {
    let attributes: HTML.Attributes = [
      "class": "counter-section", "data-question": "section.\(section.id)",
      "aria-labelledby": "section-\(section.id)",
    ]
    element("section", attributes, content)
  }

  /// How much is still to be asked, and where.
  private mutating func interviewProgress(_ model: InterviewModel, _ texts: Texts) {
    p(["class": "counter-progress", "role": "status", "data-live-part": "progress"]) { h in
      guard let first = model.openFields.first else { return h.text(texts["counter.staff.complete"]) }
      h.text(texts["counter.staff.open", ["n": "\(model.openFields.count)"]])
      h.text(" ")
      h.a(
        ["href": "#\(first)", "data-next-open": model.openFields.joined(separator: " ")],
        texts["counter.staff.next-open"])
    }
  }

  /// Always in sight: save and go on to reading back. The same by keys.
  fileprivate mutating func interviewBar(_ texts: Texts) {
    div(["class": "counter-bar"]) { h in
      h.buttonGroup { h in
        h.actionButton(ActionButton(texts["counter.staff.check"], name: "_action", value: "check"))
        h.actionButton(
          ActionButton(
            texts["counter.staff.save"], rank: .secondary, name: "_action", value: "save", skipsChecks: true))
        h.handOverButton(texts["counter.staff.handover.open"])
      }
      h.p(["class": "ds-quiet counter-keys"], texts["counter.staff.keys"])
    }
  }

  /// Saves first, so that nothing typed is lost on the way.
  mutating func handOverButton(_ label: String) {
    actionButton(
      ActionButton(
        label, rank: .quiet, name: "_action", value: "hand-over", skipsChecks: true))
  }

  fileprivate mutating func interviewFacts(_ model: InterviewModel, _ texts: Texts) {
    let application = model.application
    p(["class": "counter-facts"]) { h in
      h.statusTag(StatusTag(texts["counter.staff.channel.\(application.channel.rawValue)"], tone: .info))
      h.text(" " + texts["counter.staff.saved-at", ["when": texts.moment(application.changedAt)]])
      if application.language != .japanese {
        h.text(texts["counter.staff.mails-in", ["language": application.language.ownName]])
      }
    }
    guard model.mayPickResident else { return }
    p { h in h.a(["href": ResidentRoutes.path(application.id)], texts["counter.staff.resident.link"]) }
  }

  /// That another window saved other answers to these questions first; nothing when there are none.
  mutating func conflict(_ labels: [String], _ texts: Texts) {
    guard !labels.isEmpty else { return }
    callout(
      Callout(.caution, title: texts["counter.staff.conflict.title"]) { h in
        h.p(texts["counter.staff.conflict"])
        h.ul { h in for label in labels { h.li(label) } }
      })
  }
}
