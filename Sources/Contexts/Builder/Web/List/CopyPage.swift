import DesignSystem
import FormSchema
import HTMLKit
import Hummingbird
import Kernel
import ProcedureDraft
import Web

/// A draft of a procedure that is there: to change it, or as the beginning of another one.
struct CopyRoutes: Sendable {
  static let path = "\(DraftAddress.list)/copies"
  let door: DraftDoor
  let listing: Listing

  func add(to routes: inout RouteTable) {
    let write = Access.officer(BuilderPermission.write)
    routes.post("/staff/builder/drafts", write, audit: "builder.draft-opened", change)
    routes.get("/staff/builder/drafts", write, audit: "builder.list-viewed") { _, context in
      context.redirect(to: DraftAddress.list)
    }
    routes.get(Self.path, write, audit: "builder.copy-page") { request, context in
      let version = request.uri.queryParameters["version"].flatMap { ProcedureVersionID(String($0)) }
      let row = try await find(version, context)
      return context.respond(copyPage(
          row, id: "\(row.procedure)-copy", title: row.title, [], guard: context.formGuard(), texts: context.texts))
    }
    routes.post(Self.path, write, audit: "builder.draft-opened", copy)
  }

  /// The row with this version.
  private func find(_ version: ProcedureVersionID?, _ context: AppContext) async throws -> ListModel.Row {
    let rows = try await listing.rows(for: try context.officer, context.texts)
    guard let version, let row = rows.first(where: { $0.version?.id == version }) else { throw WebProblem.pageNotFound }
    return row
  }

  @Sendable func change(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    let row = try await find(ProcedureVersionID(form["version"]), context)
    guard let version = row.version else { throw WebProblem.pageNotFound }
    // Sent twice, or begun by somebody else meanwhile: there is one to go on with.
    if let draft = row.drafts.first { return context.redirect(to: DraftAddress(draft.id).outline) }
    let open = try await door.desk.openVersion(version.id, by: try context.officer)
    return context.redirect(to: DraftAddress(open.draft.id).outline)
  }

  @Sendable func copy(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    let officer = try context.officer, texts = context.texts
    let row = try await find(ProcedureVersionID(form["version"]), context)
    guard let version = row.version else { throw WebProblem.pageNotFound }
    let (id, title) = (form["id"].trimmed, form["title"].trimmed)
    var errors: [FieldError] = []
    if title.isEmpty { errors.append(FieldError("title", texts["builder.staff.new.no-title"])) }
    if !id.isDraftID {
      errors.append(FieldError("id", texts["builder.staff.id.wrong"]))
    } else if try await listing.rows(for: officer, texts).contains(where: { $0.procedure == id }) {
      errors.append(FieldError("id", texts["builder.staff.id.taken", ["id": id]]))
    }
    guard errors.isEmpty else {
      return context.respond(copyPage(row, id: id, title: title, errors, guard: context.formGuard(), texts: texts))
    }
    let open = try await door.desk.copy(version.id, as: id, titled: title, in: row.department, by: officer)
    return context.redirect(to: DraftAddress(open.draft.id).outline)
  }
}

private func copyPage(
  _ row: ListModel.Row, id: String, title: String, _ errors: [FieldError], guard formGuard: FormGuard, texts: Texts
) -> Page {
  let heading = texts["builder.staff.copy-of.title", ["title": row.title]]
  return Page(
    heading, audience: .staff, hasErrors: !errors.isEmpty,
    breadcrumbs: [.init(texts["builder.staff.list.title"], href: DraftAddress.list)]
  ) { h in
    h.errorSummary(ErrorSummary(errors), texts)
    h.h1(heading)
    h.p(texts["builder.staff.copy-of.lead"])
    h.postForm(to: CopyRoutes.path, guard: formGuard) { h in
      h.hiddenFields([HiddenField("version", row.version?.id.description ?? "")])
      for (name, value) in [("title", title), ("id", id)] {
        h.textField(
          TextField(
            FieldFrame(
              name, label: texts["builder.staff.new.name.\(name)"], hint: texts["builder.staff.new.\(name).hint"],
              error: errors.message(for: name)), value: value), texts)
      }
      h.buttonGroup { h in h.actionButton(ActionButton(texts["builder.staff.copy-of.make"])) }
    }
  }
}
