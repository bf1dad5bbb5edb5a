import Hummingbird
import Kernel
import Ports
import Storage
import Web

/// Tying an account to a person who stands at the counter and shows a document, and taking the tie away.
struct LinkRoutes: Sendable {
  let feature: ResidentsFeature
  private var desk: ResidentDesk { feature.desk }
  private var links: ResidentLinks { ResidentLinks(town: desk.town, audit: desk.audit) }

  static func path(_ id: ID<RegistryRow>) -> String { "\(SearchRoutes.path)/\(id)/account" }

  func add(to routes: inout RouteTable) {
    let access = Access.officer(ResidentsPermission.link)
    let path = "\(SearchRoutes.path)/{id}/account"
    routes.get(path, access, audit: "residents.link-asked") { request, context in
      try await ask(request, context) { linkPage($0, guard: $1, texts: $2) }
    }
    routes.post(path, access, audit: "residents.linked", link)
    routes.get("\(path)/removal", access, audit: "residents.unlink-asked") { request, context in
      try await ask(request, context) { unlinkPage($0, guard: $1, texts: $2) }
    }
    routes.post("\(path)/removal", access, audit: "residents.unlinked", unlink)
  }

  private func ask(
    _ request: Request, _ context: AppContext, _ page: @Sendable (LinkModel, FormGuard, Texts) -> Page
  ) async throws -> Response {
    let asked = request.uri.queryParameters["search"].map(String.init) ?? ""
    guard let model = try await model(asked, context) else {
      return context.redirect(to: "\(SearchRoutes.path)?search=over")
    }
    return context.respond(page(model, context.formGuard(), context.texts))
  }

  /// - Returns: `nil` without a search of the officer's own.
  private func model(_ search: String, _ context: AppContext) async throws -> LinkModel? {
    let officer = try context.officer
    let id = try context.segment("id")
    return try await desk.town.database.write { [desk] tx in
      guard let search = try OpenSearch(search, by: officer, desk, in: tx) else { return nil }
      return LinkModel(person: try desk.view(id, search.inquiry, in: tx), search: search.id)
    }
  }

  /// What was sent cannot be tied; everything typed stays.
  private struct Refused: Error {
    let model: LinkModel
  }

  @Sendable func link(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    guard var asked = try await model(form["search"], context) else {
      return context.redirect(to: "\(SearchRoutes.path)?search=over")
    }
    let officer = try context.officer
    asked.document = IdentityDocument(rawValue: form["document"])
    asked.isSure = form["sure"] == "yes"
    asked.code = String(form["code"].prefix(40))
    do {
      let location = try await desk.town.database.write { [self, asked] tx in
        try Once.perform(form.once, at: desk.town.world.now, in: tx) {
          try link(asked, by: officer, in: tx)
        }
      }
      return context.redirect(to: location)
    } catch let refused as Refused {
      return context.respond(linkPage(refused.model, isSent: true, guard: context.formGuard(), texts: context.texts))
    }
  }

  /// - Returns: where to go on.
  private func link(_ asked: LinkModel, by officer: Officer, in tx: any Transaction) throws -> String {
    var asked = asked
    let account = try feature.accounts.account(showing: asked.code, in: tx)
    asked.isCodeUnknown = account == nil
    guard let account, let document = asked.document, asked.isSure else { throw Refused(model: asked) }
    let id = asked.person.id
    try links.link(account.id, to: id, seeing: document, by: officer, in: tx)
    try feature.accounts.forgetCode(of: account.id, in: tx)
    return PersonRoutes.path("\(id)", asked.search) + "&notice=\(PersonModel.Notice.linked.rawValue)"
  }

  @Sendable func unlink(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    guard let model = try await model(form["search"], context) else {
      return context.redirect(to: "\(SearchRoutes.path)?search=over")
    }
    let actor = AuditActor.officer(try context.officer.id.description)
    let id = model.person.id
    try await desk.town.database.write { [links] tx in
      guard let link = try LinkStore.lookUp(resident: id, in: tx) else { return }
      _ = try links.unlink(link.account, by: actor, in: tx)
    }
    return context.redirect(
      to: PersonRoutes.path("\(id)", model.search) + "&notice=\(PersonModel.Notice.unlinked.rawValue)")
  }
}
