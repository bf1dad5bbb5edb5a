import DesignSystem
import Hummingbird
import Kernel
import Ports
import Storage
import Web

/// 取消し: the reason, a page to check, then for ever.
struct RevocationRoutes: Sendable {
  let desk: CaseDesk

  func add(to routes: inout RouteTable) {
    let path = "/staff/cases/{id}/documents/{document}/revocation"
    routes.get(path, .officer(CasesPermission.revoke), audit: "cases.revocation-page", show)
    routes.post(path, .officer(CasesPermission.revoke), audit: "cases.document-revoked", revoke)
  }

  @Sendable func show(_ request: Request, _ context: AppContext) async throws -> Response {
    let model = try await model(context)
    try requireStanding(model.paper)
    return context.respond(revocationPage(model, guard: context.formGuard(), texts: context.texts))
  }

  @Sendable func revoke(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    var model = try await model(context)
    model.input = RevocationInput(form)
    model.errors = model.input.errors(context.texts)
    guard model.errors.isEmpty, model.input.step != .edit, let reason = model.input.reason else {
      return context.respond(revocationPage(model, guard: context.formGuard(), texts: context.texts))
    }
    guard model.input.step == .revoke else {
      try requireStanding(model.paper)
      return context.respond(revocationCheckPage(model, guard: context.formGuard(), texts: context.texts))
    }
    return try await store(model, reason, form, context)
  }

  private func store(
    _ model: RevocationModel, _ reason: RevocationReason, _ form: SubmittedForm, _ context: AppContext
  ) async throws -> Response {
    let (id, paper, words) = (model.found.value.id, model.paper.id, model.input.words)
    return try await desk.paperStep(id, form, context, done: .revoked) { work, tx in
      try work.revoke(paper, of: id, reason: reason, words: words, in: tx)
    }
  }

  /// Said before an officer fills in a form in vain.
  private func requireStanding(_ paper: IssuedDocument) throws {
    if paper.revokedAt != nil { throw CasesProblem.documentRevoked }
    if !paper.mayBeRevoked { throw CasesProblem.documentNotRevocable }
  }

  private func model(_ context: AppContext) async throws -> RevocationModel {
    let (found, paper) = try await desk.paper(context, for: CasesPermission.revoke)
    return RevocationModel(found: found, paper: paper)
  }
}
