import DesignSystem
import FormSchema
import HTMLKit
import HTTPTypes
import Kernel
import Web

/// What the decision form shows.
struct DecisionModel: Sendable {
  let found: StaffCase
  let today: CivilDate
  var input = DecisionInput()
  var errors: [FieldError] = []
  /// An answer brought up further questions; they are on the page now.
  var hasNewQuestions = false
  /// Which state of the case the form was first shown for; `nil` for the state it is in now.
  var seen: SeenCase?
  /// Set when the case changed while the form was open: which state it was opened for.
  var since: SeenCase?
}

/// Grant or refuse, with the procedure's own form for a grant.
func decisionPage(_ model: DecisionModel, guard formGuard: FormGuard, texts: Texts) -> Page {
  let title = texts["cases.staff.decision.title"]
  return Page(
    title, audience: .staff, status: model.since == nil ? nil : .conflict, hasErrors: !model.errors.isEmpty,
    breadcrumbs: caseBreadcrumbs(model.found.value, texts)
  ) { h in
    h.errorSummary(ErrorSummary(model.errors), texts)
    h.h1(title)
    h.changeNotice(model.found, since: model.since, texts)
    if model.hasNewQuestions { h.callout(Callout(.note, text: texts["cases.staff.decision.new-questions"])) }
    h.disclosure(Disclosure(texts["cases.staff.decision.answers"]) { h in h.answers(AnswersView(model.found, texts)) })
    h.postForm(to: CaseStep.decide.path(model.found.value.id), guard: formGuard) { h in
      h.decisionFields(model, texts)
      h.buttonGroup { h in
        h.actionButton(ActionButton(texts["cases.staff.decision.check"], name: "_step", value: "check"))
        h.actionLink(
          ActionLink(texts["cases.staff.back"], href: "/staff/cases/\(model.found.value.id)", rank: .quiet))
      }
    }
  }
}

extension HTML {
  fileprivate mutating func decisionFields(_ model: DecisionModel, _ texts: Texts) {
    let reading = model.input.reading(model.found, today: model.today)
    hiddenFields((model.seen ?? SeenCase(model.found)).fields)
    hiddenFields([HiddenField("_shown", reading.questions.joined(separator: ","))])
    let options = CaseStep.decide.outcomes(model.found.value).map { outcome in
      ChoiceOption(
        outcome.rawValue, texts["cases.staff.decision.\(outcome.rawValue)"],
        hint: texts["cases.staff.decision.\(outcome.rawValue).hint"],
        reveal: outcome == .granted && !reading.questions.isEmpty
          ? { h in h.decisionQuestions(model.found, model.input, errors: model.errors, reading, texts) } : nil)
    }
    radioGroup(
      RadioGroup(
        FieldFrame(
          "_outcome", label: texts["cases.staff.decision.outcome"], error: model.errors.message(for: "_outcome")),
        options: options, value: model.input.outcome?.rawValue), texts)
    textArea(
      TextArea(
        FieldFrame(
          "_reason", label: texts["cases.staff.decision.reason"], hint: texts["cases.staff.decision.reason.hint"],
          error: model.errors.message(for: "_reason"), need: .unmarked),
        value: model.input.reason, rows: 5, limit: DecisionInput.longestReason), texts)
  }

  /// The questions of the procedure's decision form that these answers show.
  mutating func decisionQuestions(
    _ found: StaffCase, _ input: DecisionInput, errors: [FieldError], _ reading: Reading, _ texts: Texts
  ) {
    let words = found.definition.words(in: texts.officerLanguage, of: .decision)
    for section in found.definition.form(.decision).sections where reading.sections.contains(section.id) {
      h2(words.title(section))
      if let intro = words.intro(section) { p(intro) }
      for question in section.questions where reading.isShown(question: question.id) {
        questionField(
          QuestionField(question: question, typed: input.typed, errors: errors, words: words, reading: reading), texts)
      }
    }
  }
}

/// What stands before the last button: the decision in words and the papers it gives.
struct DecisionCheckModel: Sendable {
  let found: StaffCase
  let input: DecisionInput
  let seen: SeenCase
  let decision: Decision
  /// Titles of the papers, in order.
  let papers: [String]
}

func decisionCheckPage(
  _ model: DecisionCheckModel, guard newGuard: @escaping @Sendable () -> FormGuard, texts: Texts
) -> Page {
  let title = texts["cases.staff.check.title"]
  return Page(title, audience: .staff, breadcrumbs: caseBreadcrumbs(model.found.value, texts)) { h in
    h.h1(title)
    let decision = model.decision
    let view = DecisionView(
      model.found, outcome: decision.outcome, typed: decision.typed, reason: decision.reason, texts)
    h.summaryList(SummaryList(view.rows), texts)
    h.h2(texts["cases.staff.check.papers"])
    h.previews(model, newGuard(), texts)
    h.callout(Callout(.note, text: texts["cases.staff.check.told"]))
    h.postForm(to: CaseStep.decide.path(model.found.value.id), guard: newGuard()) { h in
      h.hiddenFields(model.seen.fields + model.input.fields)
      h.buttonGroup { h in
        h.actionButton(
          ActionButton(
            texts["cases.staff.check.\(decision.outcome.rawValue)"],
            rank: decision.outcome == .refused ? .warning : .primary, name: "_step", value: "decide"))
        h.actionButton(ActionButton(texts["cases.staff.check.edit"], rank: .secondary, name: "_step", value: "edit"))
      }
    }
  }
}

extension HTML {
  /// Posts, because the papers hold what was just filled in; a form, because it must work without script.
  fileprivate mutating func previews(_ model: DecisionCheckModel, _ formGuard: FormGuard, _ texts: Texts) {
    guard !model.papers.isEmpty else { return p(texts["cases.staff.check.no-papers"]) }
    let path = CaseStep.decide.path(model.found.value.id) + "/preview"
    form(["method": "post", "action": path, "target": "_blank", "accept-charset": "utf-8"]) { h in
      h.hiddenFields([HiddenField("csrf", formGuard.token)] + model.input.fields)
      h.buttonGroup { h in
        for (number, title) in model.papers.enumerated() {
          h.actionButton(
            ActionButton(
              texts["cases.staff.check.preview", ["title": title]], rank: .secondary, name: "_paper",
              value: "\(number)",
              hiddenSuffix: texts["cases.staff.new-tab"]))
        }
      }
    }
  }
}
