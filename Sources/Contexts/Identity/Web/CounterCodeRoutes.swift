import Hummingbird
import Kernel
import Ports
import Storage
import Web

/// A resident's side of tying the account to the town's registry: the code for the counter, and the end of the tie.
struct CounterCodeRoutes: Sendable {
  static let path = "/my/counter-code"
  static let removalPath = "/my/counter-code/removal"

  let desk: IdentityDesk
  private var codes: CounterCodeStore { CounterCodeStore(town: desk.town) }

  func add(to routes: inout RouteTable) {
    routes.get(Self.path, .resident, audit: "identity.counter-code-page", show)
    routes.post(Self.path, .resident, audit: "identity.counter-code-made", make)
    routes.post(Self.removalPath, .resident, audit: "identity.registry-unlinked", unlink)
  }

  @Sendable func show(_ request: Request, _ context: AppContext) async throws -> Response {
    let id = try context.requireResident().id
    let isUnlinked = request.uri.queryParameters["notice"] == "unlinked"
    let model = try await desk.town.database.read { [desk, codes] tx in
      CounterCodeModel(
        code: try codes.lookUp(of: id, in: tx), linkedSince: try desk.links.linkedSince(id.description, in: tx),
        isUnlinked: isUnlinked)
    }
    return context.respond(counterCodePage(model, guard: context.formGuard, texts: context.texts))
  }

  @Sendable func make(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    let id = try context.requireResident().id
    try await desk.town.database.write { [desk, codes] tx in
      try codes.replace(of: id, in: tx)
      try desk.record("counter-code-made", id, in: tx)
    }
    return context.redirect(to: Self.path)
  }

  @Sendable func unlink(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    let id = try context.requireResident().id
    try await desk.town.database.write { [desk] tx in
      _ = try desk.links.unlink(id.description, by: .account(id.description), in: tx)
    }
    return context.redirect(to: "\(Self.path)?notice=unlinked")
  }
}
