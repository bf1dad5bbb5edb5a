import DesignSystem
import FormSchema
import HTMLKit
import Hummingbird
import Kernel
import ProcedureDraft
import Web

/// One page of the form: its title, what stands above its questions, when it is shown. New ones, and taking one away.
struct SectionRoutes: Sendable {
  let door: DraftDoor

  func add(to routes: inout RouteTable) {
    let write = Access.officer(BuilderPermission.write)
    routes.get("/staff/builder/{draft}/section", write, audit: "builder.draft-viewed") { request, context in
      let (reading, section) = try await open(try context.draftPath(request), context)
      let input = SettingsInput(DraftSetting.section, of: reading.folder[section.path] ?? .object([]))
      return context.respond(sectionPage(reading, section, input, errors: [], guard: context.formGuard()))
    }
    routes.post("/staff/builder/{draft}/section", write, audit: "builder.draft-edited", save)
    routes.post("/staff/builder/{draft}/new-section", write, audit: "builder.draft-edited", add)
    routes.get("/staff/builder/{draft}/new-section", write, audit: "builder.draft-viewed") { _, context in
      context.redirect(to: DraftAddress(try context.id("draft", of: Draft.self)).outline)
    }
    routes.post("/staff/builder/{draft}/section-removal", write, audit: "builder.draft-edited", remove)
    routes.get("/staff/builder/{draft}/section-removal", write, audit: "builder.draft-viewed") { _, context in
      context.redirect(to: DraftAddress(try context.id("draft", of: Draft.self)).outline)
    }
  }

  private func open(_ path: DraftPath, _ context: AppContext) async throws -> (DraftReading, DraftSection) {
    let reading = DraftReading(try await door.open(context), context.texts)
    guard let section = reading.outline.sections.first(where: { $0.path == path }) else {
      throw WebProblem.pageNotFound
    }
    return (reading, section)
  }

  @Sendable func save(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    let (reading, section) = try await open(try form.draftPath(), context)
    let input = SettingsInput(DraftSetting.section, form)
    var errors: [FieldError] = []
    if input.text("title").trimmed.isEmpty {
      errors.append(FieldError(SettingsInput.name("title"), context.texts["builder.staff.section.no-title"]))
    }
    guard errors.isEmpty else {
      return context.respond(sectionPage(reading, section, input, errors: errors, guard: context.formGuard()))
    }
    let then = reading.address.outline(section: section.id)
    let edits = input.edits(at: section.path)
    guard !edits.isEmpty else { return context.redirect(to: then) }
    return try await door.save(.all(edits), then: then, context)
  }

  @Sendable func add(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    let reading = DraftReading(try await door.open(context), context.texts)
    let id = form["id"].isDraftID ? form["id"] : reading.newID("section")
    let section: JSONValue = .object([
      .init("id", .text(id)), .init("title", .text(form["title"].trimmed)), .init("questions", .list([])),
    ])
    let list = DraftPath("form.yaml").key("sections")
    return try await door.save(
      .insert(section, into: list, .last), then: reading.address.page("section", at: list.item(id)), context)
  }

  /// Takes a page away that asks nothing any more.
  @Sendable func remove(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    let (reading, section) = try await open(try form.draftPath(), context)
    guard section.questionCount == 0, let value = reading.folder[section.path] else {
      let input = SettingsInput(DraftSetting.section, of: reading.folder[section.path] ?? .object([]))
      let error = FieldError(SettingsInput.name("title"), context.texts["builder.staff.section.not-empty"])
      return context.respond(sectionPage(reading, section, input, errors: [error], guard: context.formGuard()))
    }
    return try await door.save(.remove(section.path, was: value), then: reading.address.outline, context)
  }
}

private func sectionPage(
  _ reading: DraftReading, _ section: DraftSection, _ input: SettingsInput, errors: [FieldError],
  guard formGuard: FormGuard
) -> Page {
  let texts = reading.texts
  let name = section.title.isEmpty ? section.id : section.title
  return draftPage(texts["builder.staff.section.title", ["section": name]], reading.open, texts, errors: errors) { h in
    let when = section.path.key("when")
    h.summaryList(
      SummaryList([
        .init(texts.setting("id"), section.id),
        .init(
          texts.setting("when"), reading.condition(at: when) ?? texts["builder.staff.always"],
          changeHref: reading.address.page("condition", at: when)),
      ]), texts)
    h.postForm(to: reading.address.page("section", at: section.path), guard: formGuard) { h in
      h.hiddenFields([HiddenField("at", section.path.description)])
      h.settingFields(input, errors: errors, tables: [], texts)
      h.buttonGroup { h in
        h.actionButton(ActionButton(texts["builder.staff.save"]))
        h.actionLink(
          ActionLink(texts["builder.staff.back"], href: reading.address.outline(section: section.id), rank: .secondary))
      }
    }
    guard section.questionCount == 0 else { return }
    h.h2(texts["builder.staff.section.remove"])
    h.postForm(to: reading.address.page("section-removal", at: section.path), guard: formGuard) { h in
      h.hiddenFields([HiddenField("at", section.path.description)])
      h.actionButton(ActionButton(texts["builder.staff.section.remove.do"], rank: .warning))
    }
  }
}
