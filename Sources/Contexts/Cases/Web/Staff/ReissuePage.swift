import DesignSystem
import FormSchema
import HTMLKit
import Kernel
import Web

/// What the page for a corrected paper shows.
struct ReissueModel: Sendable {
  let found: StaffCase
  /// The revoked paper.
  let paper: IssuedDocument
  let today: CivilDate
  var input: ReissueInput
  var errors: [FieldError] = []
  /// An answer brought up further questions; they are on the page now.
  var hasNewQuestions = false
}

/// The decision that counts, to be corrected where the paper was wrong.
func reissuePage(_ model: ReissueModel, guard formGuard: FormGuard, texts: Texts) -> Page {
  let title = texts["cases.staff.reissue.title"]
  return Page(
    title, audience: .staff, hasErrors: !model.errors.isEmpty, breadcrumbs: caseBreadcrumbs(model.found.value, texts)
  ) { h in
    h.errorSummary(ErrorSummary(model.errors), texts)
    h.h1(title)
    h.p(texts["cases.staff.reissue.lead"])
    h.paperFacts(model.paper, model.found, texts)
    if model.hasNewQuestions { h.callout(Callout(.note, text: texts["cases.staff.decision.new-questions"])) }
    h.disclosure(Disclosure(texts["cases.staff.decision.answers"]) { h in h.answers(AnswersView(model.found, texts)) })
    h.postForm(to: PaperStep.reissue.path(model.paper), guard: formGuard) { h in
      h.reissueFields(model, texts)
      h.buttonGroup { h in
        h.actionButton(ActionButton(texts["cases.staff.reissue.check"], name: "_step", value: "check"))
        h.actionLink(
          ActionLink(texts["cases.staff.back"], href: "/staff/cases/\(model.paper.caseID)", rank: .quiet))
      }
    }
  }
}

extension HTML {
  fileprivate mutating func reissueFields(_ model: ReissueModel, _ texts: Texts) {
    let input = model.input.decision
    if input.outcome == .granted {
      let reading = input.reading(model.found, today: model.today)
      hiddenFields([HiddenField("_shown", reading.questions.joined(separator: ","))])
      decisionQuestions(model.found, input, errors: model.errors, reading, texts)
    }
    textArea(
      TextArea(
        FieldFrame(
          "_reason", label: texts["cases.staff.decision.reason"], hint: texts["cases.staff.reissue.reason.hint"],
          error: model.errors.message(for: "_reason"), need: input.outcome == .refused ? .required : .optional),
        value: input.reason, rows: 4, limit: DecisionInput.longestReason), texts)
    textArea(
      TextArea(
        FieldFrame(
          "_words", label: texts["cases.staff.reissue.words"], hint: texts["cases.staff.reissue.words.hint"],
          error: model.errors.message(for: "_words")),
        value: model.input.words, rows: 3, limit: ReissueInput.longestWords), texts)
  }
}

/// What stands before the last button: what the paper is drawn from, and a sample of it.
func reissueCheckPage(
  _ model: ReissueModel, guard newGuard: @escaping @Sendable () -> FormGuard, texts: Texts
) -> Page {
  let title = texts["cases.staff.reissue.check.title"]
  return Page(title, audience: .staff, breadcrumbs: caseBreadcrumbs(model.found.value, texts)) { h in
    h.h1(title)
    let input = model.input.decision
    let view = DecisionView(
      model.found, outcome: input.outcome ?? .granted, typed: input.typed, reason: input.reason, texts)
    h.summaryList(SummaryList(view.rows + [.init(texts["cases.staff.reissue.words"], model.input.words)]), texts)
    let path = PaperStep.reissue.path(model.paper)
    h.form(["method": "post", "action": path, "target": "_blank", "accept-charset": "utf-8"]) { h in
      h.hiddenFields([HiddenField("csrf", newGuard().token)] + model.input.fields)
      h.actionButton(
        ActionButton(
          texts["cases.staff.check.preview", ["title": model.paper.title]], rank: .secondary, name: "_step",
          value: "preview", hiddenSuffix: texts["cases.staff.new-tab"]))
    }
    h.callout(Callout(.note, text: texts["cases.staff.reissue.told"]))
    h.postForm(to: path, guard: newGuard()) { h in
      h.hiddenFields(model.input.fields)
      h.buttonGroup { h in
        h.actionButton(ActionButton(texts["cases.staff.reissue.issue"], name: "_step", value: "issue"))
        h.actionButton(ActionButton(texts["cases.staff.check.edit"], rank: .secondary, name: "_step", value: "edit"))
      }
    }
  }
}
