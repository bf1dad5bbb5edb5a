import DesignSystem
import FormSchema
import HTTPTypes
import Hummingbird
import Kernel
import LifePlan
import NIOCore
import Nihongo
import Ports
import Storage
import Web

/// A guide's questions, the plan they give, its deadlines for a calendar, and the applications that begin with it.
///
/// Nothing is kept before an application begins: the answers travel in the forms of the pages.
struct GuideRoutes: Sendable {
  let feature: LifeEventsFeature

  /// More plans than one person makes in ten minutes, and fewer drafts than would fill a database.
  static let limit = AttemptLimit("life-events", most: 120, windowSeconds: 600)

  func add(to routes: inout RouteTable) {
    routes.get("/life-events", .anyone, audit: "lifeevents.list") { _, context in
      context.respond(guideListPage(try await feature.shelf.list(), context.texts))
    }
    routes.get("/life-events/{guide}", .anyone, audit: "lifeevents.questions") { _, context in
      let guide = try await feature.shelf.find(try context.segment("guide"))
      return context.respond(guidePage(Asked(guide, TypedAnswers(), today: today), context.formGuard(), context.texts))
    }
    routes.post("/life-events/{guide}", .anyone, audit: "lifeevents.plan", plan)
    routes.post("/life-events/{guide}/calendar", .anyone, audit: "lifeevents.calendar", calendar)
    routes.post("/life-events/{guide}/applications", .anyone, audit: "lifeevents.started", start)
  }

  private var today: CivilDate { feature.town.world.today }

  @Sendable func plan(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    let asked = try await asked(form, context)
    guard asked.reading.isAccepted, !form.has("change") else {
      return context.respond(guidePage(asked, context.formGuard(), context.texts))
    }
    return context.respond(planPage(try await made(asked, context), context.formGuard(), context.texts))
  }

  @Sendable func calendar(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    let asked = try await asked(form, context)
    guard asked.reading.isAccepted else {
      return context.respond(guidePage(asked, context.formGuard(), context.texts))
    }
    let bytes = try await made(asked, context).calendar(host: feature.town.id, made: feature.town.world.now).bytes
    return Response(
      status: .ok,
      headers: [
        .contentType: "text/calendar; charset=utf-8",
        .contentDisposition: contentDisposition("attachment", "\(asked.guide.id).ics"),
      ], body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }

  @Sendable func start(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    let asked = try await asked(form, context)
    guard asked.reading.isAccepted else {
      return context.respond(guidePage(asked, context.formGuard(), context.texts))
    }
    let plan = try await made(asked, context)
    if form.has("look-up-address") { return try await lookUp(plan, form, context) }
    let chosen = Set(form.all("procedure"))
    let wanted = plan.items.compactMap(\.procedure).filter { chosen.contains($0.id) }
    guard !wanted.isEmpty else {
      var again = plan
      again.typed = TypedAnswers(form.answers)
      again.errors = [FieldError("procedure", context.texts["problem.lifeevents.nothing-to-start"])]
      return context.respond(planPage(again, context.formGuard(), context.texts))
    }
    try await Self.limit.check(context.clientCode, at: feature.town.world.now, in: feature.town.database)
    let facts = SharedAnswers.facts(TypedAnswers(form.answers))
    var begun: [OpenApplication] = []
    for procedure in wanted { begun.append(try await begin(procedure, facts, once: form.once, context)) }
    var response = context.respond(startedPage(asked.guide, begun, context.texts))
    for application in begun {
      let cookie = feature.drafts.cookie(for: application)
      response.setCookie(
        hostCookie(feature.drafts.cookieName(of: application.published.id), cookie.value, maxAge: cookie.seconds))
    }
    return response
  }

  /// Fills in the place of a postal code, where no script has done it.
  private func lookUp(_ plan: PlanModel, _ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    var again = plan
    again.typed = TypedAnswers(form.answers)
    let field = "shared-address.postal-code"
    if let code = PostalCode(again.typed.first(field)) {
      let places = try await feature.town.database.read { [reference = feature.reference] tx in
        try reference.places(postalCode: code.digits, in: tx)
      }
      if !again.typed.fillIn("shared-address", from: places) {
        again.errors = [FieldError(field, context.texts["lifeevents.address.unknown"])]
      }
    } else {
      again.errors = [FieldError(field, context.texts["lifeevents.address.malformed"])]
    }
    return context.respond(planPage(again, context.formGuard(), context.texts))
  }

  /// Begins one application with what was typed once. However often the same form arrives, it is the same application.
  private func begin(
    _ procedure: PublishedProcedure, _ facts: PrefillFacts, once: String, _ context: AppContext
  ) async throws -> OpenApplication {
    var application = try await feature.applications.begin(
      procedure.id, version: nil, language: context.language, channel: .web, keeper: .browser,
      key: "\(once).\(procedure.id)")
    let proposal = Prefill.propose(
      for: procedure.definition.form, of: procedure.id, from: facts, keeping: application.typed,
      language: context.language)
    if application.submitted == nil, !proposal.isEmpty {
      application.typed = proposal.added(to: application.typed)
      application.provenance.merge(proposal.provenance) { $1 }
      application = try await feature.applications.save(application)
    }
    if let account = context.resident?.id.description {
      // Who is signed in finds it on their page.
      let cookie = feature.drafts.cookie(for: application)
      _ = try await feature.drafts.open(procedure.id, cookie: cookie.value, account: account)
    }
    return try await feature.applications.open(application.id, of: .browser)
  }

  private func asked(_ form: SubmittedForm, _ context: AppContext) async throws -> Asked {
    let guide = try await feature.shelf.find(try context.segment("guide"))
    return Asked(
      guide, TypedAnswers(form.answers), today: today,
      seen: Set(form["shown"].split(separator: " ").map(String.init)))
  }

  private func made(_ asked: Asked, _ context: AppContext) async throws -> PlanModel {
    let open = Dictionary(try await feature.procedures.listCurrent().map { ($0.id, $0) }) { $1 }
    return PlanModel(asked, open: open, language: context.language)
  }
}
