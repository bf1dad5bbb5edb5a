import DesignSystem
import FormSchema
import HTMLKit
import Kernel
import Ports
import Web

struct SectionModel: Sendable {
  let open: OpenDraft
  let section: Section
  let typed: TypedAnswers
  let today: CivilDate
  var errors: [FieldError]
  /// Opened from the review by a change link: the next step leads back there.
  let returnsToReview: Bool
  /// The answers have opened further questions on this page that nobody has seen yet.
  var hasNewQuestions = false
}

/// One section of a procedure's form.
func sectionPage(_ model: SectionModel, guard formGuard: FormGuard, texts: Texts) -> Page {
  let definition = model.open.published.definition
  let words = definition.words(in: texts.language)
  let reading = definition.form.read(model.typed, today: model.today)
  let shown = model.section.questions.filter { reading.isShown(question: $0.id) }
  let path = "/apply/\(definition.id)/pages/\(model.section.id)"
  let sections = reading.sections.compactMap(definition.form.section)
  let step = (reading.sections.firstIndex(of: model.section.id) ?? 0) + 1
  return Page(
    words.title(model.section), hasErrors: !model.errors.isEmpty, breadcrumbs: procedureCrumbs(definition, texts)
  ) { h in
    h.errorSummary(ErrorSummary(model.errors), texts)
    if model.hasNewQuestions {
      h.notificationBanner(NotificationBanner(.important, title: texts["cases.section.more-questions"]), texts)
    }
    h.stepIndicator(StepIndicator(sections.map(words.title) + [texts["cases.review.title"]], current: step), texts)
    h.h1(words.title(model.section))
    if let refusal = definition.refusal(reading, on: model.today) { h.notEligible(refusal, words, texts) }
    if let intro = words.intro(model.section) { h.lines(intro) }
    h.postForm(to: path, guard: formGuard, carriesFiles: true) { h in
      h.defaultButton()
      h.input(["type": "hidden", "name": "shown", "value": shown.map(\.id).joined(separator: ",")])
      if model.returnsToReview { h.input(["type": "hidden", "name": "return", "value": "review"]) }
      for question in shown {
        h.questionField(
          QuestionField(
            question: question, typed: model.typed, errors: model.errors, words: words,
            demand: reading.demands[question.id]), texts)
        if question.type.name == .files {
          h.actionButton(
            ActionButton(texts["cases.section.upload"], rank: .secondary, name: "action", value: "upload", skipsChecks: true))
        }
      }
      h.buttonGroup { h in
        h.actionButton(ActionButton(texts[model.returnsToReview ? "cases.section.to-review" : "cases.section.next"], name: "action", value: "next"))
        h.actionButton(
          ActionButton(texts["cases.section.pause"], rank: .secondary, name: "action", value: "pause", skipsChecks: true))
      }
    }
    if let before = reading.section(before: model.section.id) {
      h.p { h in h.a(["href": "/apply/\(definition.id)/pages/\(before)"], texts["cases.section.back"]) }
    }
  }
}

extension HTML {
  /// A text of several lines as paragraphs.
  mutating func lines(_ text: String) {
    for line in text.split(separator: "\n") { p(String(line)) }
  }
}
