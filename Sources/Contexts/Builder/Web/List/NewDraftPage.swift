import DesignSystem
import HTMLKit
import Hummingbird
import Kernel
import ProcedureDraft
import Web

/// A procedure from scratch, as typed.
struct NewDraftInput: Sendable {
  var title = ""
  var id = ""
  var department = ""
  var counter = ""
  var categories: Set<String> = []
  var lifeEvents: Set<String> = []

  init() {}

  init(_ form: SubmittedForm) {
    (title, id) = (form["title"].trimmed, form["id"].trimmed)
    (department, counter) = (form["department"], form["counter"].trimmed)
    (categories, lifeEvents) = (Set(form.all("category")), Set(form.all("life-event")))
  }

  /// - Parameter taken: ids of procedures that are there already.
  func errors(departments: [String], taken: Set<String>, _ texts: Texts) -> [FieldError] {
    var errors: [FieldError] = []
    if title.isEmpty { errors.append(FieldError("title", texts["builder.staff.new.no-title"])) }
    if !id.isDraftID {
      errors.append(FieldError("id", texts["builder.staff.id.wrong"]))
    } else if taken.contains(id) {
      errors.append(FieldError("id", texts["builder.staff.id.taken", ["id": id]]))
    }
    if !departments.contains(department) {
      errors.append(FieldError("department", texts["builder.staff.new.no-department"]))
    }
    if counter.isEmpty { errors.append(FieldError("counter", texts["builder.staff.new.no-counter"])) }
    return errors
  }

  func starter(_ profile: TownProfile) -> DraftStarter {
    DraftStarter(
      id: id, title: title, department: department,
      categories: profile.categories.map(\.id).filter(categories.contains),
      lifeEvents: profile.lifeEvents.map(\.id).filter(lifeEvents.contains), counter: counter)
  }
}

/// Making a procedure from scratch.
struct NewDraftRoutes: Sendable {
  static let path = "\(DraftAddress.list)/new"
  let door: DraftDoor
  let town: Town
  let listing: Listing

  func add(to routes: inout RouteTable) {
    let write = Access.officer(BuilderPermission.write)
    routes.get(Self.path, write, audit: "builder.new-page") { _, context in
      respond(NewDraftInput(), [], try context.officer, context)
    }
    routes.post(Self.path, write, audit: "builder.draft-opened", make)
  }

  private func respond(
    _ input: NewDraftInput, _ errors: [FieldError], _ officer: Officer, _ context: AppContext
  ) -> Response {
    let page = newDraftPage(
      input, errors, town.profile, departments: officer.builderDepartments(town), guard: context.formGuard(),
      texts: context.texts)
    return context.respond(page)
  }

  @Sendable func make(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    let input = NewDraftInput(form)
    let officer = try context.officer
    let taken = Set(try await listing.rows(for: officer, context.texts).map(\.procedure))
    let errors = input.errors(
      departments: officer.builderDepartments(town), taken: taken, context.texts)
    guard errors.isEmpty else { return respond(input, errors, officer, context) }
    let open = try await door.desk.openFresh(input.starter(town.profile), by: officer)
    return context.redirect(to: DraftAddress(open.draft.id).outline)
  }
}

extension Officer {
  /// The departments whose procedures the officer may make.
  func builderDepartments(_ town: Town) -> [String] {
    let allowed = departments(for: BuilderPermission.write)
    return town.profile.departments.map(\.id).filter { allowed?.contains($0) ?? true }
  }
}

private func newDraftPage(
  _ input: NewDraftInput, _ errors: [FieldError], _ profile: TownProfile, departments: [String],
  guard formGuard: FormGuard, texts: Texts
) -> Page {
  let title = texts["builder.staff.new.title"]
  return Page(
    title, audience: .staff, hasErrors: !errors.isEmpty,
    breadcrumbs: [.init(texts["builder.staff.list.title"], href: DraftAddress.list)]
  ) { h in
    h.errorSummary(ErrorSummary(errors), texts)
    h.h1(title)
    h.p(texts["builder.staff.new.lead"])
    h.postForm(to: NewDraftRoutes.path, guard: formGuard) { h in
      for (name, value) in [("title", input.title), ("id", input.id)] {
        h.textField(
          TextField(
            FieldFrame(
              name, label: texts["builder.staff.new.name.\(name)"], hint: texts["builder.staff.new.\(name).hint"],
              error: errors.message(for: name)), value: value), texts)
      }
      h.selectField(
        SelectField(
          FieldFrame(
            "department", label: texts["builder.staff.list.department"], error: errors.message(for: "department")),
          options: departments.map { .init($0, profile.departmentName($0, in: texts.officerLanguage)) },
          value: input.department, hasPrompt: departments.count > 1), texts)
      h.terms("category", profile.categories, input.categories, texts)
      h.terms("life-event", profile.lifeEvents, input.lifeEvents, texts)
      h.textArea(
        TextArea(
          FieldFrame(
            "counter", label: texts["builder.staff.new.counter"], hint: texts["builder.staff.new.counter.hint"],
            error: errors.message(for: "counter")), value: input.counter, rows: 2), texts)
      h.buttonGroup { h in h.actionButton(ActionButton(texts["builder.staff.new.make"])) }
    }
  }
}

extension HTML {
  fileprivate mutating func terms(_ name: String, _ terms: [TownProfile.Term], _ chosen: Set<String>, _ texts: Texts) {
    guard !terms.isEmpty else { return }
    checkboxGroup(
      CheckboxGroup(
        FieldFrame(name, label: texts["builder.staff.new.\(name)"], need: .optional),
        options: terms.map { ChoiceOption($0.id, $0.name(in: texts.officerLanguage)) }, values: chosen), texts)
  }
}
