import DesignSystem
import FormSchema
import HTMLKit
import Kernel
import Ports
import Web

/// What an applicant is asked to put right, and what they have typed so far.
struct CorrectionModel: Sendable {
  let view: CaseView
  let correction: Correction
  let today: CivilDate
  var typed: TypedAnswers
  var errors: [FieldError] = []
  /// It was sent, and cannot be applied for with these answers.
  var isRefused = false
  /// What was sent after access had ended stands in the fields, and has not been sent yet.
  var isRestored = false
  /// The answers have opened further questions that nobody has seen yet.
  var hasNewQuestions = false

  /// - Returns: `nil` when nothing is asked for.
  init?(_ view: CaseView, today: CivilDate) {
    guard let correction = view.correction else { return nil }
    (self.view, self.correction, self.today, typed) = (view, correction, today, view.typed)
  }

  private var form: Form { view.published.definition.form }

  /// Why it cannot be applied for with what stands in the fields, by the rules of the day of application.
  var refusal: Determination.Eligibility? {
    view.published.definition.refusal(reading, on: view.value.receivedAt.dateInJapan)
  }

  var reading: Reading { form.read(typed, today: today) }

  /// The marked questions, and what the new answers have opened or worked out otherwise.
  var questions: [Question] {
    let reading = reading
    let scope = CorrectionScope(correction, of: form, sent: view.sent, today: today)
    return form.questions.filter { question in
      guard reading.isShown(question: question.id), question.isAsked else { return false }
      if !question.type.isTyped { return reading.answers[question.id] != scope.before.answers[question.id] }
      return scope.isOpen(question.id, reading)
    }
  }

  func filled(with typed: TypedAnswers) -> CorrectionModel {
    var filled = self
    filled.typed = typed
    return filled
  }

  var fresh: FreshQuestions {
    FreshQuestions(questions, of: form, today: today, language: view.value.language)
  }

  /// The same with proposals and first rows in questions that nobody has seen yet.
  var begun: CorrectionModel { filled(with: fresh.begun(typed)) }
}

/// The very questions the officer marked, each under the officer's words.
func correctionPage(_ model: CorrectionModel, guard formGuard: FormGuard, texts: Texts) -> Page {
  let path = UnsentForm.Page.correction.path(model.view.value.id)
  let (questions, reading) = (model.questions, model.reading)
  return Page(texts["cases.correction.title"], hasErrors: !model.errors.isEmpty || model.isRefused) { h in
    h.errorSummary(ErrorSummary(model.errors), texts)
    if model.hasNewQuestions {
      h.notificationBanner(NotificationBanner(.important, title: texts["cases.section.more-questions"]), texts)
    }
    h.h1(texts["cases.correction.title"])
    if model.isRestored { h.unsentNotice(texts) }
    h.p(texts["cases.correction.lead"])
    h.refusal(model, texts)
    if !model.correction.words.isEmpty {
      h.callout(Callout(.note, title: texts["cases.correction.from-town"]) { h in h.lines(model.correction.words) })
    }
    h.postForm(to: path, guard: formGuard, carriesFiles: true, livePath: "\(path)/live") { h in
      h.defaultButton()
      h.input(["type": "hidden", "name": "shown", "value": reading.shownNames(of: questions).joined(separator: ",")])
      h.questions(questions, reading, model, texts)
      h.liveNote(texts)
      h.buttonGroup { h in
        h.actionButton(ActionButton(texts["cases.correction.send"], name: "action", value: "next"))
        h.actionLink(
          ActionLink(texts["cases.correction.later"], href: "/status/\(model.view.value.id)", rank: .secondary))
      }
    }
  }
}

extension HTML {
  /// Writes what of the page can become different while somebody fills it in.
  mutating func liveCorrection(_ model: CorrectionModel, _ texts: Texts) {
    refusal(model, texts)
    questions(model.questions, model.reading, model, texts)
  }

  fileprivate mutating func refusal(_ model: CorrectionModel, _ texts: Texts) {
    div(["data-live-part": "refusal", "aria-live": "polite"]) { h in
      guard let refusal = model.refusal else { return }
      h.notEligible(refusal, model.view.published.definition.words(in: texts.language), texts)
    }
  }

  fileprivate mutating func questions(
    _ questions: [Question], _ reading: Reading, _ model: CorrectionModel, _ texts: Texts
  ) {
    let words = model.view.published.definition.words(in: texts.language)
    for question in questions {
      questionField(
        QuestionField(
          question: question, typed: model.typed, errors: model.errors, words: words, reading: reading,
          demand: reading.demands[question.id], remark: model.correction.words(at: question.id), offersUpload: true),
        texts)
    }
  }
}
