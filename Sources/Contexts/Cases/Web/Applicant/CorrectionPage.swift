import DesignSystem
import FormSchema
import HTMLKit
import Kernel
import Ports
import Web

struct CorrectionModel: Sendable {
  let view: CaseView
  let correction: Correction
  let typed: TypedAnswers
  let today: CivilDate
  let errors: [FieldError]
  /// It was sent, and cannot be applied for with these answers.
  var isRefused = false
  /// What was sent after access had ended stands in the fields, and has not been sent yet.
  var isRestored = false

  /// Why it cannot be applied for with what stands in the fields, by the rules of the day of application.
  var refusal: Determination.Eligibility? {
    view.published.definition.refusal(reading, on: view.value.receivedAt.dateInJapan)
  }

  var reading: Reading { view.published.definition.form.read(typed, today: today) }

  /// The marked questions, and those that the new answers have opened.
  var questions: [Question] {
    let form = view.published.definition.form
    let reading = reading
    let open = Set(reading.problems.map(\.question))
    return form.questions.filter {
      reading.isShown(question: $0.id) && $0.isAsked && (correction.words(at: $0.id) != nil || open.contains($0.id))
    }
  }
}

/// The very questions the officer marked, each under the officer's words.
func correctionPage(_ model: CorrectionModel, guard formGuard: FormGuard, texts: Texts) -> Page {
  let words = model.view.published.definition.words(in: texts.language)
  let questions = model.questions
  let reading = model.reading
  return Page(texts["cases.correction.title"], hasErrors: !model.errors.isEmpty || model.isRefused) { h in
    h.errorSummary(ErrorSummary(model.errors), texts)
    h.h1(texts["cases.correction.title"])
    if model.isRestored { h.unsentNotice(texts) }
    h.p(texts["cases.correction.lead"])
    if let refusal = model.refusal { h.notEligible(refusal, words, texts) }
    if !model.correction.words.isEmpty {
      h.callout(Callout(.note, title: texts["cases.correction.from-town"]) { h in h.lines(model.correction.words) })
    }
    h.postForm(to: "/status/\(model.view.value.id)/correction", guard: formGuard, carriesFiles: true) { h in
      h.defaultButton()
      h.input(["type": "hidden", "name": "shown", "value": reading.shownNames(of: questions).joined(separator: ",")])
      for question in questions {
        if let mark = model.correction.words(at: question.id) {
          h.callout(Callout(.caution, title: texts["cases.correction.please", ["label": words.label(question)]]) { h in h.lines(mark) })
        }
        h.questionField(
          QuestionField(
            question: question, typed: model.typed, errors: model.errors, words: words, reading: reading,
            demand: reading.demands[question.id]), texts)
      }
      h.buttonGroup { h in
        h.actionButton(ActionButton(texts["cases.correction.send"], name: "action", value: "next"))
        h.actionLink(ActionLink(texts["cases.correction.later"], href: "/status/\(model.view.value.id)", rank: .secondary))
      }
    }
  }
}
