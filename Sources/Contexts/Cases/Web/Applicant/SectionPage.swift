import DesignSystem
import FormSchema
import HTMLKit
import Kernel
import Ports
import Web

struct SectionModel: Sendable {
  let open: OpenDraft
  let section: Section
  var typed: TypedAnswers
  let today: CivilDate
  var errors: [FieldError]
  /// Opened from the review by a change link: the next step leads back there.
  let returnsToReview: Bool
  /// The answers have opened further questions on this page that nobody has seen yet.
  var hasNewQuestions = false
  /// What an earlier application or the town's own records would fill in; `nil` where that is not offered.
  var offer: PrefillOffer?

  var definition: ProcedureDefinition { open.published.definition }
  var path: String { "/apply/\(definition.id)/pages/\(section.id)" }
  var reading: Reading { definition.form.read(typed, today: today) }

  /// Whether an answer on the page can change what else the page says.
  fileprivate var isLive: Bool {
    definition.decisions[.eligibility] != nil || section.questions.contains(where: \.dependsOnAnswers)
  }
}

/// One section of a procedure's form.
func sectionPage(_ model: SectionModel, guard formGuard: FormGuard, texts: Texts) -> Page {
  let definition = model.definition
  let words = definition.words(in: texts.language)
  let reading = model.reading
  return Page(
    words.title(model.section), hasErrors: !model.errors.isEmpty, breadcrumbs: procedureCrumbs(definition, texts)
  ) { h in
    h.errorSummary(ErrorSummary(model.errors), texts)
    if model.hasNewQuestions {
      h.notificationBanner(NotificationBanner(.important, title: texts["cases.section.more-questions"]), texts)
    }
    h.steps(model, reading, texts)
    h.h1(words.title(model.section))
    h.refusal(model, reading, texts)
    if let intro = words.intro(model.section) { h.lines(intro) }
    if let offer = model.offer { h.prefillOffer(offer, model, guard: formGuard, texts) }
    h.postForm(
      to: model.path, guard: formGuard, carriesFiles: true, livePath: model.isLive ? "\(model.path)/live" : nil
    ) { h in
      h.defaultButton()
      h.input([
        "type": "hidden", "name": "shown",
        "value": reading.shownNames(of: model.section.questions).joined(separator: ","),
      ])
      if model.returnsToReview { h.input(["type": "hidden", "name": "return", "value": "review"]) }
      h.questions(model, reading, texts)
      if model.isLive { h.liveNote(texts) }
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

  /// Writes what of the page can become different while somebody fills it in.
  mutating func liveSection(_ model: SectionModel, _ texts: Texts) {
    let reading = model.reading
    steps(model, reading, texts)
    refusal(model, reading, texts)
    questions(model, reading, texts)
  }

  fileprivate mutating func steps(_ model: SectionModel, _ reading: Reading, _ texts: Texts) {
    div(["data-live-part": "steps"]) { h in h.steps(to: model.section, of: model.definition, reading, texts) }
  }

  /// How far the page is on the way through the form.
  mutating func steps(
    to section: Section, of definition: ProcedureDefinition, _ reading: Reading, _ texts: Texts
  ) {
    let words = definition.words(in: texts.language)
    let sections = reading.sections.compactMap(definition.form.section)
    let step = (reading.sections.firstIndex(of: section.id) ?? 0) + 1
    stepIndicator(StepIndicator(sections.map(words.title) + [texts["cases.review.title"]], current: step), texts)
  }

  fileprivate mutating func refusal(_ model: SectionModel, _ reading: Reading, _ texts: Texts) {
    div(["data-live-part": "refusal", "aria-live": "polite"]) { h in
      guard let refusal = model.definition.refusal(reading, on: model.today) else { return }
      h.notEligible(refusal, model.definition.words(in: texts.language), texts)
    }
  }

  fileprivate mutating func questions(_ model: SectionModel, _ reading: Reading, _ texts: Texts) {
    let words = model.definition.words(in: texts.language)
    for question in model.section.questions where reading.isShown(question: question.id) {
      questionField(
        QuestionField(
          question: question, typed: model.typed, errors: model.errors, words: words, reading: reading,
          demand: reading.demands[question.id], provenance: model.open.draft.provenance,
          offersUpload: true), texts)
    }
  }
}

extension Question {
  /// Whether other answers decide that it is shown, or what it says.
  fileprivate var dependsOnAnswers: Bool {
    when != nil || !type.isTyped && isAsked || (type.group?.questions.contains(where: \.dependsOnAnswers) ?? false)
  }
}
