import DesignSystem
import HTTPTypes
import Hummingbird
import Kernel
import NIOCore
import Ports
import ProcedureDraft
import Storage
import Web

/// From a draft to an open procedure: proposed by one, approved by another.
struct PublishRoutes: Sendable {
  let door: DraftDoor
  let staff: any StaffPort

  private var desk: DraftDesk { door.desk }
  private static let pattern = "/staff/builder/{draft}"

  func add(to routes: inout RouteTable) {
    let write = Access.officer(BuilderPermission.write), publish = Access.officer(BuilderPermission.publish)
    let pattern = Self.pattern
    routes.get("\(pattern)/publish", write, audit: "builder.publish-page") { request, context in
      var model = try await self.model(context)
      model.done = request.uri.queryParameters["done"].flatMap { PublishStep(rawValue: String($0)) }?.rawValue
      return context.respond(publishPage(model, guard: context.formGuard()))
    }
    routes.get("\(pattern)/export", write, audit: "builder.draft-exported", export)
    routes.post("\(pattern)/proposal", write, audit: "builder.draft-proposed", propose)
    routes.post("\(pattern)/retraction", write, audit: "builder.draft-taken-back") { _, context in
      _ = try await desk.takeBack(try id(context), by: try context.officer)
      return try done(.retraction, context)
    }
    routes.post("\(pattern)/approval", publish, audit: "builder.draft-approved", approve)
    routes.post("\(pattern)/returning", publish, audit: "builder.draft-sent-back", sendBack)
    routes.post("\(pattern)/publication", publish, audit: "builder.draft-published", self.publish)
    routes.post("\(pattern)/cancellation", publish, audit: "builder.plan-cancelled", cancel)
    routes.post("\(pattern)/discarding", write, audit: "builder.draft-discarded") { _, context in
      _ = try await desk.discard(try id(context), by: try context.officer)
      return try done(.discarding, context)
    }
    for step in PublishStep.allCases {
      // Where a sign-in that was needed for a write leads back to.
      routes.get("\(pattern)/\(step.rawValue)", write, audit: "builder.publish-page") { _, context in
        context.redirect(to: DraftAddress(try id(context)).page("publish"))
      }
    }
  }

  private func id(_ context: AppContext) throws -> ID<Draft> { try context.id("draft", of: Draft.self) }

  private func done(_ step: PublishStep, _ context: AppContext) throws -> Response {
    context.redirect(to: "\(DraftAddress(try id(context)).page("publish"))?done=\(step.rawValue)")
  }

  @Sendable private func propose(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    let model = try await self.model(context)
    // What is wrong shows on the page; nobody else's time is asked for it.
    guard model.stands else { return refuse(.proposal, model, [], form["words"], context) }
    _ = try await desk.propose(try id(context), saying: form["words"], by: try context.officer)
    return try done(.proposal, context)
  }

  @Sendable private func approve(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    do {
      _ = try await desk.approve(try id(context), by: try context.officer)
      return try done(.approval, context)
    } catch BuilderProblem.mistakesLeft {
      return try await refuseMistakes(.approval, context)
    }
  }

  @Sendable private func sendBack(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    do {
      _ = try await desk.sendBack(try id(context), saying: form["remark"], by: try context.officer)
      return try done(.returning, context)
    } catch BuilderProblem.remarkMissing {
      let error = FieldError("remark", context.texts["problem.builder.remark-missing"])
      return refuse(.returning, try await model(context), [error], form["remark"], context)
    }
  }

  @Sendable private func publish(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    let typed = PeriodInput(form)
    let (period, errors) = typed.read(on: desk.town.world.today, context.texts)
    func refused(_ errors: [FieldError]) async throws -> Response {
      var model = try await self.model(context)
      model.period = typed
      return refuse(.publication, model, errors, "", context)
    }
    guard errors.isEmpty else { return try await refused(errors) }
    do {
      _ = try await desk.publish(
        try id(context), in: period, overriding: form["overriding"] == "yes", by: try context.officer)
      return try done(.publication, context)
    } catch BuilderProblem.outdated {
      return try await refused([FieldError("overriding", context.texts["problem.builder.outdated"])])
    } catch BuilderProblem.mistakesLeft {
      return try await refuseMistakes(.publication, context)
    }
  }

  @Sendable private func cancel(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    let model = try await self.model(context)
    guard model.isWaiting else { throw BuilderProblem.nothingPlanned }
    try await desk.cancelPlan(of: model.draft.procedure, in: model.draft.department, by: try context.officer)
    return try done(.cancellation, context)
  }

  @Sendable private func export(_ request: Request, _ context: AppContext) async throws -> Response {
    let archive = try await desk.export(try id(context), by: try context.officer)
    let headers: HTTPFields = [
      .contentType: "application/zip", .contentDisposition: "attachment; filename=\"\(archive.name)\"",
    ]
    return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: archive.bytes)))
  }

  private func refuse(
    _ step: PublishStep, _ model: PublishModel, _ errors: [FieldError], _ words: String, _ context: AppContext
  ) -> Response {
    var model = model
    (model.refused, model.errors, model.words) = (step, errors, words)
    if errors.isEmpty { model.errors = [FieldError("next", context.texts["problem.builder.mistakes-left"])] }
    return context.respond(publishPage(model, guard: context.formGuard()))
  }

  /// Found by the proof or by an example: what a look does not find is looked for now.
  private func refuseMistakes(_ step: PublishStep, _ context: AppContext) async throws -> Response {
    var model = try await self.model(context)
    let check = try await desk.authoring.check(model.reading.folder, .quick)
    model.findings = check.findings
    model.failing = check.examples.filter { !$0.holds }
    return refuse(step, model, [], "", context)
  }
}

extension PublishRoutes {
  private func model(_ context: AppContext) async throws -> PublishModel {
    let open = try await door.open(context), draft = open.draft
    let authoring = desk.authoring
    let versions = try await authoring.versions(of: draft.procedure)
    let compared = versions.first(where: \.isOpen) ?? versions.first
    let isLive = draft.state.isLive
    var difference = DraftDifference(from: open.folder, to: open.folder)
    if isLive, let compared {
      difference = DraftDifference(from: try await authoring.folder(of: compared.version), to: open.folder)
    }
    let found = try await found(open)
    let people = Set([draft.owner, draft.proposedBy, draft.approvedBy].compactMap { $0?.description })
    return PublishModel(
      reading: DraftReading(open, context.texts), findings: found.findings, failing: found.failing, compared: compared,
      difference: difference, isOutdated: isOutdated(draft, versions),
      plan: try await authoring.plans()[draft.procedure],
      names: try await desk.town.database.read { [staff] tx in try staff.names(of: people, in: tx) },
      officer: try context.officer)
  }

  /// What stands in the way: all of it where the draft was checked in full, else what a look finds.
  private func found(_ open: OpenDraft) async throws -> (findings: [DraftFinding], failing: [DraftExample]) {
    guard open.draft.state.isLive else { return ([], []) }
    desk.askForCheck(open)
    if case .done(let check) = desk.standing(of: open.draft) {
      return (check.findings, check.examples.filter { !$0.holds })
    }
    return (
      try await desk.findings(of: open), try await desk.authoring.examples(of: open.folder).filter { !$0.holds }
    )
  }

  private func isOutdated(_ draft: Draft, _ versions: [ProcedureVersionEntry]) -> Bool {
    guard let base = draft.base, let open = versions.first(where: \.isOpen) else { return false }
    return open.version != base
  }
}
