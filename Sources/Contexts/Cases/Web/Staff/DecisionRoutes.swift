import DesignSystem
import FormSchema
import Hummingbird
import Kernel
import Ports
import Storage
import Web

/// 決定: filled in, checked with the papers it will give, then made.
struct DecisionRoutes: Sendable {
  let desk: CaseDesk

  func add(to routes: inout RouteTable) {
    let path = "/staff/cases/{id}/decision"
    routes.get(path, .officer(CasesPermission.decide), audit: "cases.decision-page", show)
    routes.post(path, .officer(CasesPermission.decide), audit: "cases.decided", decide)
    // Shown in a tab of its own; whoever asks for its address again is led to the form.
    routes.get("\(path)/preview", .officer(CasesPermission.decide), audit: "cases.decision-page") { _, context in
      context.redirect(to: CaseStep.decide.path(try context.id("id", of: Case.self)))
    }
    routes.post("\(path)/preview", .officer(CasesPermission.decide), audit: "cases.decision-previewed", preview)
  }

  @Sendable func show(_ request: Request, _ context: AppContext) async throws -> Response {
    let found = try await view(context)
    try requireOpen(found)
    return respond(DecisionModel(found: found, today: desk.town.world.today), context)
  }

  @Sendable func decide(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    let found = try await view(context)
    let input = DecisionInput(form, found.definition)
    let seen = SeenCase(form)
    var model = DecisionModel(found: found, today: desk.town.world.today, input: input, seen: seen)
    // Someone else was first: say so before anything else, and before the papers are looked at in vain.
    guard found.value.revision == seen.revision || wasDone(form) else {
      return showAgain(input, seen, found, context)
    }
    if input.step == .edit { return respond(model, context) }
    model.errors = input.errors(found, today: model.today, context.texts)
    model.hasNewQuestions = model.errors.isEmpty && input.hasNewQuestions(found, today: model.today)
    guard model.errors.isEmpty, !model.hasNewQuestions, let decision = input.decision else {
      return respond(model, context)
    }
    if input.step == .decide { return try await store(decision, input, form, found, context) }
    try requireOpen(found)
    let papers = try papers(decision, found, context.officer)
    let check = DecisionCheckModel(
      found: found, input: input, seen: seen, decision: decision, papers: papers.map(\.title))
    return context.respond(decisionCheckPage(check, guard: context.formGuard, texts: context.texts))
  }

  /// A decision sent twice finds the case changed by itself: what it did the first time is its answer.
  private func wasDone(_ form: SubmittedForm) -> Bool { form["_step"] == DecisionInput.Step.decide.rawValue }

  private func store(
    _ decision: Decision, _ input: DecisionInput, _ form: SubmittedForm, _ found: StaffCase, _ context: AppContext
  ) async throws -> Response {
    let work = OfficerWork(desk: desk, officer: try context.officer)
    let (id, seen) = (found.value.id, SeenCase(form))
    let done: CaseDone = decision.outcome == .granted ? .granted : .refused
    do {
      let location = try await desk.town.database.write { tx in
        try Once.perform(form.once, at: desk.town.world.now, in: tx) {
          try work.decide(id, revision: seen.revision, decision, in: tx)
          return done.location(id)
        }
      }
      return context.redirect(to: location)
    } catch CasesProblem.changedMeanwhile {
      return showAgain(input, seen, try await view(context), context)
    }
  }

  private func showAgain(
    _ input: DecisionInput, _ seen: SeenCase, _ found: StaffCase, _ context: AppContext
  ) -> Response {
    let texts = context.texts
    guard !CaseStep.decide.outcomes(found.value).isEmpty else {
      let kept = [KeptWords(label: texts["cases.staff.decision.reason"], text: input.reason)]
      return context.respond(changedMeanwhilePage(found, seen: seen, kept: kept, texts: texts))
    }
    return respond(DecisionModel(found: found, today: desk.town.world.today, input: input, since: seen), context)
  }

  /// One paper with 見本 across it.
  @Sendable func preview(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    let found = try await view(context, as: "cases.decision-previewed")
    let input = DecisionInput(form, found.definition)
    guard let decision = input.decision else { return context.redirect(to: CaseStep.decide.path(found.value.id)) }
    let papers = try papers(decision, found, context.officer)
    guard let number = Int(form["_paper"]), papers.indices.contains(number) else { throw CasesProblem.fileNotFound }
    return pdfResponse(papers[number].pdf, name: "\(found.value.receipt).pdf")
  }

  private func papers(
    _ decision: Decision, _ found: StaffCase, _ officer: Officer
  ) throws -> [(title: String, pdf: [UInt8])] {
    var value = found.value
    try value.move(to: decision.outcome.status)
    value.decidedAt = desk.town.world.now
    guard let record = found.record else { throw CasesProblem.notFound }
    var facts = CaseFacts(
      town: desk.town, value: value, definition: found.definition, record: record, language: value.language)
    facts.take(decision, on: desk.town.world.today)
    return try IssuingDesk(desk: desk, actor: .officer(officer.id.description)).preview(decision.outcome.moment, facts)
  }

  private func respond(_ model: DecisionModel, _ context: AppContext) -> Response {
    context.respond(decisionPage(model, guard: context.formGuard(), texts: context.texts))
  }

  private func requireOpen(_ found: StaffCase) throws {
    guard CaseStep.decide.outcomes(found.value).isEmpty else { return }
    throw CasesProblem.stepNotAllowed(from: found.value.status, to: .granted)
  }

  private func view(_ context: AppContext, as action: String = "cases.case-viewed") async throws -> StaffCase {
    let officer = try context.officer
    let id = try context.id("id", of: Case.self)
    return try await desk.town.database.write { tx in
      try CaseReading(desk: desk, officer: officer).view(id, as: action, for: CasesPermission.decide, in: tx)
    }
  }
}
