import Hummingbird
import Kernel
import Ports
import Storage
import Web

/// A resident's own page: applications, drafts, and what was applied for without signing in.
struct MyPageRoutes: Sendable {
  static let path = "/my"
  static let addPath = "/my/add"

  let desk: IdentityDesk

  func add(to routes: inout RouteTable) {
    routes.get(Self.path, .resident, audit: "identity.my-page-viewed", show)
    routes.get(Self.addPath, .resident, audit: "identity.add-page") { _, context in
      context.respond(addPage(AddModel(), guard: context.formGuard(), texts: context.texts))
    }
    routes.post(Self.addPath, .resident, audit: "identity.application-added", link)
    routes.get("/my/drafts/{draft}/deletion", .resident, audit: "identity.draft-deletion-page", askDraft)
    routes.post("/my/drafts/{draft}/deletion", .resident, audit: "identity.draft-removed", removeDraft)
  }

  @Sendable func show(_ request: Request, _ context: AppContext) async throws -> Response {
    let account = try context.requireResident().id
    let language = context.language
    let notice = request.uri.queryParameters["notice"].flatMap { MyPageModel.Notice(rawValue: String($0)) }
    let model = try await desk.town.database.write { tx in
      let model = MyPageModel(
        cases: try desk.cases.cases(of: account.description, in: language, tx),
        drafts: try desk.cases.drafts(of: account.description, in: language, tx), notice: notice)
      try desk.record(
        "my-page-viewed", account, ["cases": "\(model.cases.count)", "drafts": "\(model.drafts.count)"], in: tx)
      return model
    }
    return context.respond(myPage(model, guard: context.formGuard(), texts: context.texts))
  }

  @Sendable func link(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    let account = try context.requireResident().id
    let done = try await desk.cases.link(
      receipt: form["receipt"], secret: form["secret"], to: account.description, client: context.clientCode)
    switch done {
    case .linked: return context.redirect(to: "\(Self.path)?notice=added")
    case .refused: return refuse(form, "identity.add.refused", context)
    case .elsewhere: return refuse(form, "identity.add.elsewhere", context)
    }
  }

  private func refuse(_ form: SubmittedForm, _ fault: String, _ context: AppContext) -> Response {
    context.respond(
      addPage(AddModel(receipt: form["receipt"], fault: fault), guard: context.formGuard(), texts: context.texts))
  }

  @Sendable func askDraft(_ request: Request, _ context: AppContext) async throws -> Response {
    let id = try context.segment("draft")
    let account = try context.requireResident().id
    let language = context.language
    let drafts = try await desk.town.database.read { tx in
      try desk.cases.drafts(of: account.description, in: language, tx)
    }
    guard let draft = drafts.first(where: { $0.id == id }) else { throw IdentityProblem.draftNotFound }
    return context.respond(draftDeletionPage(draft, guard: context.formGuard(), texts: context.texts))
  }

  @Sendable func removeDraft(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    let id = try context.segment("draft")
    let account = try context.requireResident().id
    let location = try await desk.town.database.write { tx in
      try Once.perform(form.once, at: desk.town.world.now, in: tx) {
        guard try desk.cases.removeDraft(id, of: account.description, in: tx) else {
          throw IdentityProblem.draftNotFound
        }
        try desk.record("draft-removed", account, ["draft": id], in: tx)
        return "\(Self.path)?notice=draft-removed"
      }
    }
    return context.redirect(to: location)
  }
}
