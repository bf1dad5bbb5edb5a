import DesignSystem
import HTMLKit
import Kernel
import Web

/// What the page for a new program shows: everything as it was typed.
struct NewClientModel: Sendable {
  let input: ClientInput
  var faults: [ClientDraft.Fault] = []
  var isNameTaken = false
  let town: TownProfile
  /// What the open procedures are called, by id.
  let titles: [String: String]
}

/// Registers a program and gives it its first token.
func newClientPage(_ model: NewClientModel, guard formGuard: FormGuard, texts: Texts) -> Page {
  let title = texts["clients.staff.add"]
  var errors = model.faults.map { FieldError(model.field(of: $0), texts["clients.staff.fault.\($0.rawValue)"]) }
  if model.isNameTaken { errors.insert(FieldError("name", texts["problem.clients.name-taken"]), at: 0) }
  return Page(title, audience: .staff, hasErrors: !errors.isEmpty, breadcrumbs: [clientsCrumb(texts)]) { [errors] h in
    h.errorSummary(ErrorSummary(errors), texts)
    h.h1(title)
    h.postForm(to: "\(ClientRoutes.path)/new", guard: formGuard) { h in
      let frame = FieldFrame(
        "name", label: texts["clients.staff.name"], hint: texts["clients.staff.name-hint"],
        error: errors.message(for: "name"))
      h.textField(TextField(frame, value: model.input.name, width: .wide, autocomplete: "off"), texts)
      h.departmentField(model, errors, texts)
      h.reachField(model, errors, texts)
      h.daysField(model.input.days, errors, texts)
      let calls = FieldFrame(
        "calls-a-minute", label: texts["clients.staff.calls"], hint: texts["clients.staff.calls-hint"],
        error: errors.message(for: "calls-a-minute"))
      h.textField(
        TextField(
          calls, value: model.input.callsAMinute, kind: .number, width: .short, autocomplete: "off",
          suffix: texts["clients.staff.calls.unit"]), texts)
      h.actionButton(ActionButton(texts["clients.staff.add"]))
    }
  }
}

extension NewClientModel {
  /// Where a message about a fault leads: to the procedures themselves when some were to be chosen and none is.
  fileprivate func field(of fault: ClientDraft.Fault) -> String {
    guard fault == .procedures else { return fault.rawValue }
    return input.reach == "some" ? "procedures" : "reach"
  }
}

extension HTML {
  fileprivate mutating func departmentField(_ model: NewClientModel, _ errors: [FieldError], _ texts: Texts) {
    selectField(
      SelectField(
        FieldFrame(
          "department", label: texts["clients.staff.department"], hint: texts["clients.staff.department-hint"],
          error: errors.message(for: "department")),
        options: model.town.departments.map { .init($0.id, $0.name(in: texts.officerLanguage)) },
        value: model.input.department, width: .medium), texts)
  }

  fileprivate mutating func reachField(_ model: NewClientModel, _ errors: [FieldError], _ texts: Texts) {
    let procedures = model.titles.sorted { ($0.value, $0.key) < ($1.value, $1.key) }
    let some = CheckboxGroup(
      FieldFrame(
        "procedures", label: texts["clients.staff.column.procedures"], error: errors.message(for: "procedures"),
        need: .unmarked),
      options: procedures.map { ChoiceOption($0.key, $0.value) }, values: model.input.procedures)
    radioGroup(
      RadioGroup(
        FieldFrame("reach", label: texts["clients.staff.reach"], error: errors.message(for: "reach")),
        options: [
          ChoiceOption("some", texts["clients.staff.reach.some"]) { h in h.checkboxGroup(some, texts) },
          ChoiceOption(
            ClientInput.everything, texts["clients.staff.reach.all"], hint: texts["clients.staff.reach.all-hint"]),
        ], value: model.input.reach), texts)
  }

  /// How many days a token counts.
  mutating func daysField(_ value: String, _ errors: [FieldError], _ texts: Texts) {
    let frame = FieldFrame(
      "days", label: texts["clients.staff.days"], hint: texts["clients.staff.days-hint"],
      error: errors.message(for: "days"))
    textField(
      TextField(
        frame, value: value, kind: .number, width: .short, autocomplete: "off",
        suffix: texts["clients.staff.days.unit"]), texts)
  }
}
