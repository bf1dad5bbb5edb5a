import DesignSystem
import FormSchema
import HTMLKit
import Hummingbird
import Kernel
import ProcedureDraft
import Web

/// What was said of a question that is to be added.
struct NewQuestionInput: Sendable {
  var type = ""
  var label = ""
  /// Kept from the page that showed the form, so that a form sent twice adds one question.
  var id: String
  var group = ""

  init(id: String) { self.id = id }

  init(_ form: SubmittedForm) {
    type = form["type"]
    label = form["label"].trimmed
    id = form["id"].trimmed
    group = form["group"]
  }

  func errors(_ reading: DraftReading, in list: DraftPath) -> [FieldError] {
    let texts = reading.texts
    var errors: [FieldError] = []
    if QuestionType.Name(rawValue: type) == nil {
      errors.append(FieldError("type", texts["builder.staff.type.missing"]))
    }
    if label.isEmpty, type != QuestionType.Name.information.rawValue {
      errors.append(FieldError("label", texts["builder.staff.question.no-label"]))
    }
    if !id.isDraftID {
      errors.append(FieldError("id", texts["builder.staff.id.wrong"]))
    } else if let other = reading.folder[list.item(id)], !other.saysTheSame(as: value) {
      errors.append(FieldError("id", texts["builder.staff.id.taken", ["id": id]]))
    }
    return errors
  }

  /// The question as it is written.
  var value: JSONValue {
    var members: [JSONValue.Member] = [.init("id", .text(id)), .init("type", .text(type))]
    switch QuestionType.Name(rawValue: type) {
    case .information: members.append(.init("text", .text(label)))
    case .choice, .choices:
      members.append(.init("label", .text(label)))
      members.append(
        .init(
          "options",
          .list([
            .object([.init("id", .text("option-1")), .init("label", .text(""))]),
            .object([.init("id", .text("option-2")), .init("label", .text(""))]),
          ])))
    case .rows:
      members += [.init("label", .text(label)), .init("item-title", .text(label)), .init("questions", .list([]))]
    default: members.append(.init("label", .text(label)))
    }
    return .object(members)
  }
}

/// Adding a question, or the use of a group of questions.
struct NewQuestionRoutes: Sendable {
  let door: DraftDoor

  func add(to routes: inout RouteTable) {
    let write = Access.officer(BuilderPermission.write)
    routes.get("/staff/builder/{draft}/new-question", write, audit: "builder.draft-viewed", show)
    routes.post("/staff/builder/{draft}/new-question", write, audit: "builder.draft-edited", save)
    routes.post("/staff/builder/{draft}/group-use", write, audit: "builder.draft-edited", use)
    routes.get("/staff/builder/{draft}/group-use", write, audit: "builder.draft-viewed") { _, context in
      context.redirect(to: DraftAddress(try context.id("draft", of: Draft.self)).outline)
    }
  }

  @Sendable func show(_ request: Request, _ context: AppContext) async throws -> Response {
    let list = try context.draftPath(request)
    let reading = DraftReading(try await door.open(context), context.texts)
    let input = NewQuestionInput(id: reading.newID("question"))
    return context.respond(newQuestionPage(reading, list, input, errors: [], guard: context.formGuard()))
  }

  @Sendable func save(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    let list = try form.draftPath()
    let reading = DraftReading(try await door.open(context), context.texts)
    let input = NewQuestionInput(form)
    let errors = input.errors(reading, in: list)
    guard errors.isEmpty else {
      return context.respond(newQuestionPage(reading, list, input, errors: errors, guard: context.formGuard()))
    }
    return try await door.save(
      .insert(input.value, into: list, .last),
      then: reading.address.page("question", at: list.item(input.id)), context)
  }

  /// Puts all questions of a group at the end of a page.
  @Sendable func use(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    let list = try form.draftPath()
    let reading = DraftReading(try await door.open(context), context.texts)
    let input = NewQuestionInput(form)
    let errors =
      reading.groups.contains(input.group)
      ? [] : [FieldError("group", context.texts["builder.staff.group.missing"])]
    guard errors.isEmpty else {
      let shown = NewQuestionInput(id: reading.newID("question"))
      return context.respond(newQuestionPage(reading, list, shown, errors: errors, guard: context.formGuard()))
    }
    var members: [JSONValue.Member] = [.init("use", .text(input.group))]
    // The form's ids begin with what a use is called, so a second use of a group needs a name of its own.
    if input.id != input.group, input.id.isDraftID { members.append(.init("as", .text(input.id))) }
    let section = reading.section(of: list)?.id ?? ""
    return try await door.save(
      .insert(.object(members), into: list, .last), then: reading.address.outline(section: section), context)
  }
}

private func newQuestionPage(
  _ reading: DraftReading, _ list: DraftPath, _ input: NewQuestionInput, errors: [FieldError],
  guard formGuard: FormGuard
) -> Page {
  let texts = reading.texts
  let title = texts["builder.staff.question.new"]
  return draftPage(title, reading.open, texts, errors: errors, crumbs: listCrumbs(reading, list)) { h in
    h.postForm(to: reading.address.page("new-question", at: list), guard: formGuard) { h in
      h.hiddenFields([HiddenField("at", list.description)])
      h.textField(
        TextField(
          FieldFrame(
            "label", label: texts["builder.staff.setting.label"], hint: texts["builder.staff.question.new.hint"],
            error: errors.message(for: "label")), value: input.label), texts)
      h.typeChoice(input.type, error: errors.message(for: "type"), texts)
      h.textField(
        TextField(
          FieldFrame(
            "id", label: texts["builder.staff.setting.id"], hint: texts["builder.staff.id.hint"],
            error: errors.message(for: "id")), value: input.id, width: .medium), texts)
      h.buttonGroup { h in h.actionButton(ActionButton(texts["builder.staff.question.add"])) }
    }
    if !reading.groups.isEmpty, list.steps.count == 3 { h.groupChoice(reading, list, errors, formGuard, texts) }
  }
}

/// The way to the page or the row whose questions these are.
private func listCrumbs(_ reading: DraftReading, _ list: DraftPath) -> [Breadcrumbs.Crumb] {
  if let question = reading.outline.question(at: list) {
    return questionCrumbs(reading, question) + [
      .init(question.title, href: reading.address.page("question", at: question.path))
    ]
  }
  guard let section = reading.section(of: list) else { return [] }
  return [
    .init(section.title.isEmpty ? section.id : section.title, href: reading.address.outline(section: section.id))
  ]
}

extension HTML {
  /// The questions that several procedures share.
  fileprivate mutating func groupChoice(
    _ reading: DraftReading, _ list: DraftPath, _ errors: [FieldError], _ formGuard: FormGuard, _ texts: Texts
  ) {
    h2(texts["builder.staff.group.title"])
    p(texts["builder.staff.group.lead"])
    let uses = Set(reading.outline.questions.compactMap { $0.use?.prefix })
    postForm(to: reading.address.page("group-use", at: list), guard: formGuard) { h in
      h.hiddenFields([HiddenField("at", list.description)])
      h.selectField(
        SelectField(
          FieldFrame("group", label: texts["builder.staff.group.which"], error: errors.message(for: "group")),
          options: reading.groups.map { .init($0, $0) }), texts)
      h.textField(
        TextField(
          FieldFrame(
            "id", label: texts["builder.staff.group.as"], hint: texts["builder.staff.group.as.hint"], need: .optional,
            id: "group-as"),
          value: reading.groups.allSatisfy(uses.contains) ? reading.newID("group") : "", width: .medium), texts)
      h.buttonGroup { h in
        h.actionButton(ActionButton(texts["builder.staff.group.add"], rank: .secondary))
      }
    }
  }
}
