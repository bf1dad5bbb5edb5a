import Hummingbird
import Kernel
import Ports
import ProcedureDraft
import Storage
import Web

/// What was done in a draft, and taking any of it back.
struct HistoryRoutes: Sendable {
  let door: DraftDoor
  let staff: any StaffPort

  func add(to routes: inout RouteTable) {
    let write = Access.officer(BuilderPermission.write)
    routes.get("/staff/builder/{draft}/history", write, audit: "builder.draft-viewed") { request, context in
      let query = request.uri.queryParameters
      var model = try await self.model(page: query["page"].flatMap { Int($0) } ?? 1, context)
      model.wasUndone = query["done"] == "undone"
      return context.respond(historyPage(model, guard: context.formGuard(), texts: context.texts))
    }
    routes.post("/staff/builder/{draft}/history", write, audit: "builder.edit-undone", undo)
  }

  @Sendable private func undo(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    guard let revision = Int(form["revision"]) else { throw WebProblem.unreadableForm }
    let id = try context.id("draft", of: Draft.self)
    do {
      _ = try await door.desk.undo(id, revision: revision, by: try context.officer)
      return context.redirect(to: "\(DraftAddress(id).page("history"))?done=undone")
    } catch let problem as BuilderProblem where [.cannotUndo, .nothingToUndo, .notEditable].contains(problem) {
      var model = try await self.model(page: Int(form["page"]) ?? 1, context)
      model.refusal = context.texts["problem.\(problem.code)"]
      return context.respond(historyPage(model, guard: context.formGuard(), texts: context.texts))
    }
  }

  private func model(page: Int, _ context: AppContext) async throws -> HistoryModel {
    let open = try await door.open(context), desk = door.desk
    let edits = try await desk.history(open.draft.id, by: try context.officer, most: EditStories.most)
      // Somebody may have saved one since the draft was opened.
      .filter { $0.revision <= open.draft.revision }
    let people = Set(edits.map(\.officer.description)).union([open.draft.owner.description])
    let names = try await desk.town.database.read { [staff] tx in try staff.names(of: people, in: tx) }
    return HistoryModel(
      open: open, edits: EditStories(edits, of: open.folder, page: page, names: names, context.texts),
      owner: context.texts.name(of: open.draft.owner, names))
  }
}
