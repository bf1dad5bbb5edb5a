import DesignSystem
import HTMLKit
import Hummingbird
import Kernel
import ProcedureDraft
import Web

/// A draft of what another town has exported.
struct UploadRoutes: Sendable {
  static let path = "\(DraftAddress.list)/uploads"
  let door: DraftDoor
  let town: Town

  func add(to routes: inout RouteTable) {
    let write = Access.officer(BuilderPermission.write)
    routes.get(Self.path, write, audit: "builder.upload-page") { _, context in
      context.respond(uploadPage(nil, guard: context.formGuard(), texts: context.texts))
    }
    routes.post(Self.path, write, audit: "builder.draft-opened", limits: .attachments, take)
  }

  @Sendable func take(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    guard let file = form.files.first(where: { $0.field == "archive" }) else {
      return refuse(context.texts["builder.staff.upload.missing"], context)
    }
    let bytes = try town.files.contents(of: file.file.name)
    do {
      let brought = try await door.desk.openArchive(bytes, by: try context.officer)
      return context.redirect(to: DraftAddress(brought.opened.draft.id).outline)
    } catch let problem as any Problem where [.invalid, .malformed, .tooLarge, .conflict].contains(problem.kind) {
      return refuse(context.texts["problem.\(problem.code)", problem.details], context)
    }
  }

  private func refuse(_ words: String, _ context: AppContext) -> Response {
    context.respond(uploadPage(words, guard: context.formGuard(), texts: context.texts))
  }
}

private func uploadPage(_ error: String?, guard formGuard: FormGuard, texts: Texts) -> Page {
  let title = texts["builder.staff.upload.title"]
  return Page(
    title, audience: .staff, hasErrors: error != nil,
    breadcrumbs: [.init(texts["builder.staff.list.title"], href: DraftAddress.list)]
  ) { h in
    h.errorSummary(ErrorSummary(error.map { [FieldError("archive", $0)] } ?? []), texts)
    h.h1(title)
    h.p(texts["builder.staff.upload.lead"])
    h.postForm(to: UploadRoutes.path, guard: formGuard, carriesFiles: true) { h in
      h.fileField(
        FileField(
          FieldFrame("archive", label: texts["builder.staff.upload.file"], error: error), kinds: "ZIP",
          accept: ".zip,application/zip"), texts)
      h.buttonGroup { h in h.actionButton(ActionButton(texts["builder.staff.upload.take"])) }
    }
  }
}
