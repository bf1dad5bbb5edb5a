import DesignSystem
import FormSchema
import Hummingbird
import Kernel
import Ports
import ProcedureDraft
import Storage
import Web

/// A published procedure: its versions, closing and opening it, the way back to an earlier version.
struct ProcedureRoutes: Sendable {
  let door: DraftDoor
  let staff: any StaffPort

  private var desk: DraftDesk { door.desk }

  func add(to routes: inout RouteTable) {
    let write = Access.officer(BuilderPermission.write), publish = Access.officer(BuilderPermission.publish)
    let pattern = ProcedureAddress.pattern
    routes.get(pattern, write, audit: "builder.procedure-viewed") { request, context in
      var model = try await self.model(context)
      model.done = request.uri.queryParameters["done"].flatMap { ProcedureStep(rawValue: String($0)) }?.rawValue
      return context.respond(procedurePage(model, guard: context.formGuard(), texts: context.texts))
    }
    routes.get("\(pattern)/difference", write, audit: "builder.procedure-viewed", compare)
    routes.get("\(pattern)/roll-back", write, audit: "builder.procedure-viewed") { request, context in
      try await rollBackPage(to: version("version", request), context)
    }
    routes.post("\(pattern)/roll-back", write, audit: "builder.draft-opened", rollBack)
    routes.post("\(pattern)/closing", publish, audit: "builder.procedure-closed") { _, context in
      let entry = try await procedure(context)
      // Pressed twice, or closed by its plan meanwhile: it is as it was wanted.
      if entry.state == .open { try await desk.close(entry, by: try context.officer) }
      return done(.closing, entry, context)
    }
    routes.post("\(pattern)/reopening", publish, audit: "builder.procedure-reopened", reopen)
    routes.post("\(pattern)/plan-cancellation", publish, audit: "builder.plan-cancelled") { _, context in
      let entry = try await procedure(context)
      try await desk.cancelPlan(of: entry.id, in: entry.department, by: try context.officer)
      return done(.cancellation, entry, context)
    }
    for name in ["closing", "reopening", "plan-cancellation"] {
      // Where a sign-in that was needed for a write leads back to.
      routes.get("\(pattern)/\(name)", write, audit: "builder.procedure-viewed") { _, context in
        context.redirect(to: ProcedureAddress(try context.segment("procedure")).page)
      }
    }
  }

  private func procedure(_ context: AppContext) async throws -> ProcedureEntry {
    try await desk.procedure(try context.segment("procedure"), by: try context.officer)
  }

  private func done(_ step: ProcedureStep, _ entry: ProcedureEntry, _ context: AppContext) -> Response {
    context.redirect(to: "\(ProcedureAddress(entry.id).page)?done=\(step.rawValue)")
  }

  private func version(_ name: Substring, _ request: Request) throws(WebProblem) -> ProcedureVersionID {
    guard let text = request.uri.queryParameters[name], let version = ProcedureVersionID(String(text)) else {
      throw .pageNotFound
    }
    return version
  }

  @Sendable private func compare(_ request: Request, _ context: AppContext) async throws -> Response {
    let model = try await self.model(context)
    guard let old = model.version(try version("from", request)), let new = model.version(try version("to", request))
    else { throw WebProblem.pageNotFound }
    let difference = DraftDifference(
      from: try await desk.authoring.folder(of: old.version), to: try await desk.authoring.folder(of: new.version))
    return context.respond(
      versionDifferencePage(model, from: old, to: new, difference, texts: context.texts))
  }

  private func rollBackPage(to version: ProcedureVersionID, _ context: AppContext) async throws -> Response {
    let model = try await self.model(context)
    guard let wanted = model.version(version) else { throw WebProblem.pageNotFound }
    let difference = DraftDifference(
      from: try await desk.authoring.folder(of: model.entry.version),
      to: try await desk.authoring.folder(of: version))
    return context.respond(
      Builder.rollBackPage(model, to: wanted, difference, guard: context.formGuard(), texts: context.texts))
  }

  @Sendable private func rollBack(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    let model = try await self.model(context)
    guard let version = model.version(ProcedureVersionID(form["version"])) else { throw WebProblem.pageNotFound }
    do {
      let open = try await desk.rollBack(to: version.version, by: try context.officer)
      return context.redirect(to: DraftAddress(open.draft.id).page("publish"))
    } catch BuilderProblem.draftUnderWay {
      return try await rollBackPage(to: version.version, context)
    }
  }

  @Sendable private func reopen(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    let entry = try await procedure(context), typed = PeriodInput(form)
    let (period, errors) = typed.read(on: desk.town.world.today, context.texts)
    guard errors.isEmpty else {
      var model = try await self.model(context)
      (model.period, model.errors) = (typed, errors)
      return context.respond(procedurePage(model, guard: context.formGuard(), texts: context.texts))
    }
    // Pressed twice: it is open.
    if entry.state == .closed { try await desk.reopen(entry, in: period, by: try context.officer) }
    return done(.reopening, entry, context)
  }

  private func model(_ context: AppContext) async throws -> ProcedureModel {
    let entry = try await procedure(context), officer = try context.officer
    let published = try await desk.published(of: entry.id)
    // The last draft of a version counts: the same content may have been published twice.
    let drafts = Dictionary(
      published.compactMap { draft in draft.published.map { ($0, draft) } }, uniquingKeysWith: { last, _ in last })
    let people = published.flatMap { [$0.owner, $0.proposedBy, $0.approvedBy].compactMap { $0?.description } }
    let town = desk.town
    return ProcedureModel(
      entry: entry,
      departmentName: town.profile.departmentName(entry.department, in: context.texts.officerLanguage),
      versions: try await desk.authoring.versions(of: entry.id), drafts: drafts,
      plan: try await desk.authoring.plans()[entry.id], live: try await desk.live(of: entry.id),
      names: try await town.database.read { [staff] tx in try staff.names(of: Set(people), in: tx) },
      mayPublish: officer.may(BuilderPermission.publish, in: entry.department))
  }
}

/// What may be done with a published procedure.
enum ProcedureStep: String, Sendable {
  case closing
  case reopening
  case cancellation
}
