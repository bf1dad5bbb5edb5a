import DesignSystem
import FormSchema
import HTMLKit
import HTTPTypes
import Kernel
import Web

/// What the correction form shows.
struct CorrectionRequestModel: Sendable {
  let found: StaffCase
  var input = CorrectionRequestInput()
  var errors: [FieldError] = []
  /// Which state of the case the form was first shown for; `nil` for the state it is in now.
  var seen: SeenCase?
  /// Set when the case changed while the form was open: which state it was opened for.
  var since: SeenCase?
}

/// Every answer with a box to mark it and words for the applicant.
func correctionRequestPage(_ model: CorrectionRequestModel, guard formGuard: FormGuard, texts: Texts) -> Page {
  let title = texts["cases.staff.correction.title"]
  return Page(
    title, audience: .staff, width: .wide, status: model.since == nil ? nil : .conflict,
    hasErrors: !model.errors.isEmpty,
    breadcrumbs: caseBreadcrumbs(model.found.value, texts)
  ) { h in
    let view = AnswersView(model.found, texts)
    h.errorSummary(ErrorSummary(model.errors), texts)
    h.h1(title)
    h.changeNotice(model.found, since: model.since, texts)
    h.p(texts["cases.staff.correction.intro"])
    h.postForm(to: CaseStep.askCorrection.path(model.found.value.id), guard: formGuard) { h in
      h.hiddenFields((model.seen ?? SeenCase(model.found)).fields)
      h.textArea(
        TextArea(
          FieldFrame(
            "lead", label: texts["cases.staff.correction.lead"], hint: texts["cases.staff.correction.lead.hint"],
            error: model.errors.message(for: "lead"), need: .optional),
          value: model.input.lead, rows: 3, limit: CorrectionRequestInput.longestLead), texts)
      for section in view.typedSections { h.correctionMarks(section.title, section.id, section.questions, model, view) }
      h.buttonGroup { h in
        h.actionButton(ActionButton(texts["cases.staff.correction.send"]))
        h.actionLink(
          ActionLink(texts["cases.staff.back"], href: "/staff/cases/\(model.found.value.id)", rank: .quiet))
      }
    }
  }
}

extension HTML {
  fileprivate mutating func correctionMarks(
    _ title: String, _ section: String, _ questions: [Question], _ model: CorrectionRequestModel, _ view: AnswersView
  ) {
    let id = "mark-\(section)"
    let options = questions.map { question in
      let answer = view.lines(question).joined(separator: " ")
      return ChoiceOption(
        question.id, view.label(question), hint: answer.isEmpty ? view.texts["design.no-answer"] : answer
      ) { h in
        h.correctionWords(question, model, view)
      }
    }
    checkboxGroup(
      CheckboxGroup(
        FieldFrame("mark", label: title, error: model.errors.message(for: id), need: .unmarked, id: id),
        options: options,
        values: model.input.marked), view.texts)
  }

  private mutating func correctionWords(_ question: Question, _ model: CorrectionRequestModel, _ view: AnswersView) {
    let name = "words.\(question.id)"
    textArea(
      TextArea(
        FieldFrame(
          name, label: view.texts["cases.staff.correction.words", ["label": view.label(question)]],
          error: model.errors.message(for: name), need: .unmarked),
        value: model.input.words[question.id] ?? "", rows: 2, limit: CorrectionRequestInput.longestWords), view.texts)
  }
}
