import FormSchema
import Hummingbird
import Kernel
import Ports
import Web

/// What a resident sees first, and how they find what they need.
struct PortalRoutes: Sendable {
  let town: Town
  let open: ProcedureCatalogue
  let lifeEvents: (any LifeEventPort)?
  private let pages = SharedPages()

  init(town: Town, open: ProcedureCatalogue, lifeEvents: (any LifeEventPort)? = nil) {
    (self.town, self.open, self.lifeEvents) = (town, open, lifeEvents)
  }

  func add(to routes: inout RouteTable) {
    routes.get("/", .anyone, audit: "procedures.portal") { _, context in
      let snapshot = try await open.snapshot()
      let guides = try await guides(context)
      return pages.respond(context, revision: Self.revision(snapshot, guides)) {
        portalPage(snapshot, guides: guides, town: town.profile, texts: context.texts)
      }
    }
    routes.get("/procedures", .anyone, audit: "procedures.list", list)
    routes.get("/procedures/{procedure}", .anyone, audit: "procedures.procedure", show)
  }

  private func guides(_ context: AppContext) async throws -> [GuideLink] {
    try await lifeEvents?.listGuides(in: context.language) ?? []
  }

  /// Another number whenever procedures or guides changed.
  private static func revision(_ snapshot: CatalogueSnapshot, _ guides: [GuideLink]) -> Int {
    var hasher = Hasher()
    hasher.combine(snapshot.revision)
    hasher.combine(guides)
    return hasher.finalize()
  }

  @Sendable func list(_ request: Request, _ context: AppContext) async throws -> Response {
    let parameters = request.uri.queryParameters
    let filter = ProcedureFilter(
      words: String((parameters["q"].map(String.init) ?? "").prefix(200)),
      category: parameters["category"].map(String.init), lifeEvent: parameters["life-event"].map(String.init))
    let snapshot = try await open.snapshot()
    let guides = try await guides(context)
    return pages.respond(context, revision: Self.revision(snapshot, guides)) {
      procedureListPage(filter, snapshot, guides: guides, town: town.profile, texts: context.texts)
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
