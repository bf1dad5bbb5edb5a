import DesignSystem
import FormSchema
import Hummingbird
import Kernel
import Ports
import Storage
import Web

/// A corrected paper in place of a revoked one: filled in, looked at, then issued.
struct ReissueRoutes: Sendable {
  let desk: CaseDesk

  func add(to routes: inout RouteTable) {
    let path = "/staff/cases/{id}/documents/{document}/reissue"
    routes.get(path, .officer(CasesPermission.revoke), audit: "cases.reissue-page", show)
    routes.post(path, .officer(CasesPermission.revoke), audit: "cases.document-reissued", reissue)
  }

  @Sendable func show(_ request: Request, _ context: AppContext) async throws -> Response {
    let (found, paper) = try await desk.paper(context, for: CasesPermission.revoke)
    let model = ReissueModel(
      found: found, paper: paper, today: desk.town.world.today, input: ReissueInput(try decision(found, paper)))
    return respond(model, context)
  }

  @Sendable func reissue(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    let (found, paper) = try await desk.paper(context, for: CasesPermission.revoke)
    // What was sent twice is answered by what it did the first time, although nothing can be issued any more.
    guard let before = found.decision else { throw CasesProblem.documentNotReissuable }
    var model = ReissueModel(
      found: found, paper: paper, today: desk.town.world.today,
      input: ReissueInput(form, found.definition, outcome: before.outcome))
    if model.input.step == .edit { return respond(model, context) }
    model.errors = model.input.errors(found, today: model.today, context.texts)
    model.hasNewQuestions =
      model.errors.isEmpty && model.input.decision.hasNewQuestions(found, today: model.today)
    guard model.errors.isEmpty, !model.hasNewQuestions, let decision = model.input.decision.decision else {
      return respond(model, context)
    }
    if model.input.step == .issue { return try await store(decision, model, form, context) }
    _ = try self.decision(found, paper)
    let sample = try sample(decision, model, context.officer)
    guard model.input.step == .preview else {
      return context.respond(reissueCheckPage(model, guard: context.formGuard, texts: context.texts))
    }
    return pdfResponse(sample, name: "\(found.value.receipt).pdf")
  }

  private func store(
    _ decision: Decision, _ model: ReissueModel, _ form: SubmittedForm, _ context: AppContext
  ) async throws -> Response {
    let (id, paper, words) = (model.found.value.id, model.paper.id, model.input.words)
    return try await desk.paperStep(id, form, context, done: .reissued) { work, tx in
      try work.reissue(paper, of: id, decision, words: words, in: tx)
    }
  }

  /// The paper with 見本 across it; its number is given only when it is issued.
  private func sample(_ decision: Decision, _ model: ReissueModel, _ officer: Officer) throws -> [UInt8] {
    guard let record = model.found.record else { throw CasesProblem.notFound }
    var facts = CaseFacts(
      town: desk.town, value: model.found.value, definition: model.found.definition, record: record,
      language: .japanese)
    facts.take(decision, on: model.today)
    let filled = try PaperWork.filled(model.paper, decision, facts, on: model.today)
    return try IssuingDesk(desk: desk, actor: .officer(officer.id.description))
      .preview(filled.numbered("（発行のときに決まります）"), model.found.value)
  }

  /// What counts now, when a paper can be issued in place of this one.
  private func decision(_ found: StaffCase, _ paper: IssuedDocument) throws -> Decision {
    guard found.documents.mayBeReissued(paper), let decision = found.decision else {
      throw CasesProblem.documentNotReissuable
    }
    return decision
  }

  private func respond(_ model: ReissueModel, _ context: AppContext) -> Response {
    context.respond(reissuePage(model, guard: context.formGuard(), texts: context.texts))
  }
}
