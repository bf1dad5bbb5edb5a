import FormSchema
import Hummingbird
import Kernel
import Ports
import Web

/// What a resident sees first, and how they find what they need.
struct PortalRoutes: Sendable {
  let town: Town
  let open: ProcedureCatalogue
  private let pages = SharedPages()

  init(town: Town, open: ProcedureCatalogue) { (self.town, self.open) = (town, open) }

  func add(to routes: inout RouteTable) {
    routes.get("/", .anyone, audit: "procedures.portal") { _, context in
      let snapshot = try await open.snapshot()
      return pages.respond(context, revision: snapshot.revision) {
        portalPage(snapshot, town: town.profile, texts: context.texts)
      }
    }
    routes.get("/procedures", .anyone, audit: "procedures.list", list)
    routes.get("/procedures/{procedure}", .anyone, audit: "procedures.procedure", show)
  }

  @Sendable func list(_ request: Request, _ context: AppContext) async throws -> Response {
    let parameters = request.uri.queryParameters
    let filter = ProcedureFilter(
      words: String((parameters["q"].map(String.init) ?? "").prefix(200)),
      category: parameters["category"].map(String.init), lifeEvent: parameters["life-event"].map(String.init))
    let snapshot = try await open.snapshot()
    return pages.respond(context, revision: snapshot.revision) {
      procedureListPage(filter, snapshot, town: town.profile, texts: context.texts)
    }
  }

  @Sendable func show(_ request: Request, _ context: AppContext) async throws -> Response {
    let snapshot = try await open.snapshot()
    return try pages.respond(context, revision: snapshot.revision) {
      guard let procedure = snapshot[try context.segment("procedure")] else { throw ProceduresProblem.notFound }
      let related = procedure.definition.procedure.related.compactMap { snapshot[$0] }
      return procedurePage(
        procedure, related: related, town: town.profile, today: town.world.today, texts: context.texts)
    }
  }
}
