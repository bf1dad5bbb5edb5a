import Hummingbird
import Kernel
import Ports
import ProcedureDraft
import Storage
import Web

/// Who else works on a draft.
struct RecentEditors: Sendable {
  let town: Town
  let desk: DraftDesk
  let staff: any StaffPort

  /// Whoever changed something within so many minutes is working on it.
  private static let minutes = 15

  /// - Returns: the names of the others, and whether there is an edit of one's own to undo.
  func read(
    _ id: ID<Draft>, _ officer: Officer, _ texts: Texts
  ) async throws -> (others: [String], canUndo: Bool) {
    let edits = try await desk.history(id, by: officer)
    let since = town.world.now.milliseconds - Self.minutes * 60_000
    let others = Set(edits.filter { $0.officer != officer.id && $0.at.milliseconds > since }.map(\.officer))
    let names = try await town.database.read { [staff] tx in
      try staff.names(of: Set(others.map(\.description)), in: tx)
    }
    let undone = Set(edits.compactMap(\.undoes))
    let canUndo = edits.contains { $0.officer == officer.id && $0.undoes == nil && !undone.contains($0.revision) }
    return (others.map { texts.name(of: $0, names) }.sorted(), canUndo)
  }
}

/// The form of a draft, moving its parts, and taking the last edit back.
struct OutlineRoutes: Sendable {
  let door: DraftDoor
  let previews: DraftPreviews
  let editors: RecentEditors

  func add(to routes: inout RouteTable) {
    let write = Access.officer(BuilderPermission.write)
    routes.get("/staff/builder/{draft}", write, audit: "builder.draft-viewed", show)
    routes.post("/staff/builder/{draft}/edits", write, audit: "builder.draft-edited", edit)
    routes.post("/staff/builder/{draft}/undo", write, audit: "builder.edit-undone", undo)
    for name in ["edits", "undo"] {
      // Where a sign-in that was needed for a write leads back to.
      routes.get("/staff/builder/{draft}/\(name)", write, audit: "builder.draft-viewed") { _, context in
        context.redirect(to: DraftAddress(try context.id("draft", of: Draft.self)).outline)
      }
    }
  }

  @Sendable func show(_ request: Request, _ context: AppContext) async throws -> Response {
    let open = try await door.open(context)
    door.desk.askForCheck(open)
    let query = request.uri.queryParameters
    let recent = try await editors.read(open.draft.id, try context.officer, context.texts)
    let reading = DraftReading(open, context.texts)
    let model = OutlineModel(
      reading: reading, section: query["section"].map(String.init),
      words: query["q"].map { String($0.prefix(100)) } ?? "", findings: try await previews.findings(of: reading),
      others: recent.others, canUndo: recent.canUndo, wasUndone: query["done"] == "undone")
    return context.respond(outlinePage(model, guard: context.formGuard()))
  }

  /// One of the buttons that move something.
  @Sendable func edit(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    guard let json = form.json("edit"), let edit = DraftEdit(json) else { throw WebProblem.unreadableForm }
    let address = DraftAddress(try context.id("draft", of: Draft.self))
    return try await door.save(edit, then: address.outline(section: form["section"]), context)
  }

  @Sendable func undo(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    let id = try context.id("draft", of: Draft.self)
    _ = try await door.desk.undo(id, by: try context.officer)
    return context.redirect(to: "\(DraftAddress(id).outline)?done=undone")
  }
}
