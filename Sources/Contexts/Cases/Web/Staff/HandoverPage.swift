import DesignSystem
import HTMLKit
import HTTPTypes
import Kernel
import Ports
import Web

/// What the handover form shows.
struct HandoverModel: Sendable {
  let found: StaffCase
  let departments: [TownProfile.Department]
  /// The department whose officers are offered.
  let department: String
  let officers: [OfficerEntry]
  let input: HandoverInput
  var errors: [FieldError] = []
  /// Which state of the case the form was first shown for; `nil` for the state it is in now.
  var seen: SeenCase?
  /// Set when the case changed while the form was open: which state it was opened for.
  var since: SeenCase?
}

/// First the department, as a form that only reads; then one of its officers or its pile.
func handoverPage(_ model: HandoverModel, guard formGuard: FormGuard, texts: Texts) -> Page {
  let title = texts["cases.staff.handover.title"]
  return Page(
    title, audience: .staff, status: model.since == nil ? nil : .conflict, hasErrors: !model.errors.isEmpty,
    breadcrumbs: caseBreadcrumbs(model.found.value, texts)
  ) { h in
    h.errorSummary(ErrorSummary(model.errors), texts)
    h.h1(title)
    h.changeNotice(model.found, since: model.since, texts)
    h.handoverDepartment(model, texts)
    h.handoverForm(model, formGuard, texts)
  }
}

extension HTML {
  fileprivate mutating func handoverDepartment(_ model: HandoverModel, _ texts: Texts) {
    form(["method": "get", "action": CaseStep.handOver.path(model.found.value.id)]) { h in
      h.selectField(
        SelectField(
          FieldFrame(
            "department", label: texts["cases.staff.handover.department"],
            hint: texts["cases.staff.handover.department.hint"], need: .unmarked),
          options: model.departments.map { .init($0.id, $0.name(in: texts.officerLanguage)) }, value: model.department,
          hasPrompt: false), texts)
      h.actionButton(ActionButton(texts["cases.staff.handover.department.show"], rank: .secondary))
    }
  }

  fileprivate mutating func handoverForm(_ model: HandoverModel, _ formGuard: FormGuard, _ texts: Texts) {
    let name =
      model.departments.first { $0.id == model.department }?.name(in: texts.officerLanguage) ?? model.department
    postForm(to: CaseStep.handOver.path(model.found.value.id), guard: formGuard) { h in
      h.hiddenFields((model.seen ?? SeenCase(model.found)).fields + [HiddenField("department", model.department)])
      h.selectField(
        SelectField(
          FieldFrame(
            "assignee", label: texts["cases.staff.handover.assignee", ["department": name]],
            error: model.errors.message(for: "assignee"), need: .unmarked),
          options: [.init("", texts["cases.staff.handover.pile"])] + model.officers.map { .init($0.id, $0.name) },
          value: model.input.assignee, hasPrompt: false), texts)
      h.textArea(
        TextArea(
          FieldFrame(
            "words", label: texts["cases.staff.handover.words"], hint: texts["cases.staff.note.hint"],
            error: model.errors.message(for: "words"), need: .optional),
          value: model.input.words, rows: 4, limit: HandoverInput.longestWords), texts)
      h.buttonGroup { h in
        h.actionButton(ActionButton(texts["cases.staff.handover.send"]))
        h.actionLink(
          ActionLink(texts["cases.staff.back"], href: "/staff/cases/\(model.found.value.id)", rank: .quiet))
      }
    }
  }
}
