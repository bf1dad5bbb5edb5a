import DesignSystem
import FormSchema
import Hummingbird
import Kernel
import Storage
import Web

/// 補正: asking the applicant to put answers right, question by question.
struct CorrectionRequestRoutes: Sendable {
  let desk: CaseDesk

  func add(to routes: inout RouteTable) {
    routes.get("/staff/cases/{id}/correction", .officer(CasesPermission.work), audit: "cases.correction-page", show)
    routes.post("/staff/cases/{id}/correction", .officer(CasesPermission.work), audit: "cases.returned", ask)
  }

  @Sendable func show(_ request: Request, _ context: AppContext) async throws -> Response {
    let found = try await view(context)
    guard found.value.status.may(become: .returned) else {
      throw CasesProblem.stepNotAllowed(from: found.value.status, to: .returned)
    }
    return context.respond(
      correctionRequestPage(CorrectionRequestModel(found: found), guard: context.formGuard(), texts: context.texts))
  }

  @Sendable func ask(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    let input = CorrectionRequestInput(form)
    let found = try await view(context)
    let view = AnswersView(found, context.texts)
    switch input.parsed(view) {
    case .failure(let invalid):
      let model = CorrectionRequestModel(found: found, input: input, errors: invalid.errors, seen: SeenCase(form))
      return context.respond(correctionRequestPage(model, guard: context.formGuard(), texts: context.texts))
    case .success(let correction):
      return try await store(correction, input, form, found, context)
    }
  }

  private func store(
    _ correction: Correction, _ input: CorrectionRequestInput, _ form: SubmittedForm, _ found: StaffCase,
    _ context: AppContext
  ) async throws -> Response {
    let work = OfficerWork(desk: desk, officer: try context.officer)
    let (id, seen) = (found.value.id, SeenCase(form))
    do {
      let location = try await desk.town.database.write { tx in
        try Once.perform(form.once, at: desk.town.world.now, in: tx) {
          try work.askCorrection(id, revision: seen.revision, correction, in: tx)
          return CaseDone.returned.location(id)
        }
      }
      return context.redirect(to: location)
    } catch CasesProblem.changedMeanwhile {
      return try await showAgain(input, seen, context)
    }
  }

  /// The case changed while the form was open: the same words over the case as it is now, or, when it cannot be
  /// returned any more, the words to copy.
  private func showAgain(_ input: CorrectionRequestInput, _ seen: SeenCase, _ context: AppContext) async throws
    -> Response
  {
    let found = try await view(context)
    let texts = context.texts
    guard found.value.status.may(become: .returned) else {
      let answers = AnswersView(found, texts)
      return context.respond(
        changedMeanwhilePage(found, seen: seen, kept: input.kept(answers, texts), texts: texts))
    }
    let model = CorrectionRequestModel(found: found, input: input, since: seen)
    return context.respond(correctionRequestPage(model, guard: context.formGuard(), texts: texts))
  }

  private func view(_ context: AppContext) async throws -> StaffCase {
    let officer = try context.officer
    let id = try context.id("id", of: Case.self)
    return try await desk.town.database.write { tx in
      try CaseReading(desk: desk, officer: officer).view(id, for: CasesPermission.work, in: tx)
    }
  }
}
