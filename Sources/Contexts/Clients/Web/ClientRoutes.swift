import FormSchema
import Hummingbird
import Kernel
import Ports
import Storage
import Web

/// Officers' pages about the programs that apply.
struct ClientRoutes: Sendable {
  static let path = "/staff/clients"

  let desk: ClientDesk
  private var register: ClientRegister { ClientRegister(desk: desk) }

  static func path(_ id: ID<Client>) -> String { "\(path)/\(id)" }

  func add(to routes: inout RouteTable) {
    let access = Access.officer(ClientsPermission.manage)
    routes.get(Self.path, access, audit: "clients.listed", list)
    routes.get("\(Self.path)/new", access, audit: "clients.new-asked", askNew)
    routes.post("\(Self.path)/new", access, audit: "clients.added", create)
    routes.get("\(Self.path)/{id}", access, audit: "clients.viewed", show)
    routes.get("\(Self.path)/{id}/renewal", access, audit: "clients.renewal-asked") { _, context in
      try await ask(context) { clientRenewalPage($0, days: "", guard: $1, texts: $2) }
    }
    routes.post("\(Self.path)/{id}/renewal", access, audit: "clients.renewed", renew)
    routes.get("\(Self.path)/{id}/revocation", access, audit: "clients.revocation-asked") { _, context in
      try await ask(context) { clientRevocationPage($0, guard: $1, texts: $2) }
    }
    routes.post("\(Self.path)/{id}/revocation", access, audit: "clients.revoked", revoke)
  }

  @Sendable func list(_ request: Request, _ context: AppContext) async throws -> Response {
    let clients = try await desk.town.database.read { tx in try desk.clients.list(in: tx) }
    let model = ClientListModel(
      clients: clients, today: desk.town.world.today, town: desk.town.profile, titles: try await titles(context.texts),
      address: CallAddress(town: desk.town.address).link(CallAddress.root))
    return context.respond(clientListPage(model, texts: context.texts))
  }

  /// What the procedures that are open are called, by id.
  private func titles(_ texts: Texts) async throws -> [String: String] {
    let open = try await desk.procedures.listCurrent()
    return Dictionary(
      open.map { ($0.id, $0.definition.words(in: texts.officerLanguage).title) },
      uniquingKeysWith: { first, _ in first })
  }

  @Sendable func askNew(_ request: Request, _ context: AppContext) async throws -> Response {
    let model = NewClientModel(input: ClientInput(), town: desk.town.profile, titles: try await titles(context.texts))
    return context.respond(newClientPage(model, guard: context.formGuard(), texts: context.texts))
  }

  @Sendable func create(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    var model = NewClientModel(
      input: ClientInput(form), town: desk.town.profile, titles: try await titles(context.texts))
    let draft = model.input.draft
    model.faults = draft.faults(in: desk.town.profile, known: Set(model.titles.keys))
    guard model.faults.isEmpty else {
      return context.respond(newClientPage(model, guard: context.formGuard(), texts: context.texts))
    }
    do {
      return try await giveToken(form, context) { actor, tx in try register.add(draft, by: actor, in: tx) }
    } catch ClientsProblem.nameTaken {
      model.isNameTaken = true
      return context.respond(newClientPage(model, guard: context.formGuard(), texts: context.texts))
    }
  }

  @Sendable func show(_ request: Request, _ context: AppContext) async throws -> Response {
    var model = try await model(context)
    model.wasRevoked = request.uri.queryParameters["notice"] == "revoked"
    return context.respond(clientPage(model, texts: context.texts))
  }

  private func model(_ context: AppContext) async throws -> ClientModel {
    let id = try context.id("id", of: Client.self)
    let (client, reminders) = try await desk.town.database.read { [desk] tx in
      let client = try desk.clients.find(id, in: tx)
      return (client, try ReminderStore.list(of: id, endingOn: client.expiresOn, in: tx))
    }
    return ClientModel(
      client: client, today: desk.town.world.today, town: desk.town.profile, titles: try await titles(context.texts),
      reminders: reminders)
  }

  /// What is revoked can be neither renewed nor revoked.
  private func ask(
    _ context: AppContext, _ page: @Sendable (Client, FormGuard, Texts) -> Page
  ) async throws -> Response {
    let client = try await model(context).client
    guard client.revokedAt == nil else { return context.redirect(to: Self.path(client.id)) }
    return context.respond(page(client, context.formGuard(), context.texts))
  }

  @Sendable func renew(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    let client = try await model(context).client
    guard let days = ClientInput.number(form["days"]), ClientDraft.isAllowed(days: days) else {
      return context.respond(
        clientRenewalPage(
          client, days: form["days"], isRefused: true, guard: context.formGuard(), texts: context.texts))
    }
    let endsFormer = form["former"] == "end"
    return try await giveToken(form, context) { actor, tx in
      try register.renew(client.id, days: days, endsFormerAtOnce: endsFormer, by: actor, in: tx)
    }
  }

  @Sendable func revoke(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    let id = try context.id("id", of: Client.self)
    let actor = AuditActor.officer(try context.officer.id.description)
    try await desk.town.database.write { [register] tx in try register.revoke(id, by: actor, in: tx) }
    return context.redirect(to: Self.path(id) + "?notice=revoked")
  }

  /// Shows the token of a change the first time the form arrives, and never again.
  private func giveToken(
    _ form: SubmittedForm, _ context: AppContext,
    _ body: @escaping @Sendable (AuditActor, any Transaction) throws -> (client: Client, token: ClientToken)
  ) async throws -> Response {
    let actor = AuditActor.officer(try context.officer.id.description)
    let now = desk.town.world.now
    let (location, given) = try await desk.town.database.write { tx in
      var given: (client: Client, token: ClientToken)?
      let location = try Once.perform(form.once, at: now, in: tx) {
        let done = try body(actor, tx)
        given = done
        return Self.path(done.client.id)
      }
      return (location, given)
    }
    guard let given else { return context.redirect(to: location) }
    return context.respond(clientTokenPage(given.client, given.token, texts: context.texts))
  }
}

extension Texts {
  /// The language of a procedure's own words and of dates on officers' pages, which are in Japanese and English only.
  var officerLanguage: Language { language == .english ? .english : .japanese }
}
