import DesignSystem
import FormSchema
import HTMLKit
import HTTPTypes
import Hummingbird
import Kernel
import Nihongo
import Ports
import Storage
import Web

/// The interview: shown, saved, and shown anew while one speaks.
struct InterviewRoutes: Sendable {
  let desk: CounterDesk

  static func path(_ application: String) -> String { "\(StartRoutes.path)/applications/\(application)" }

  func add(to routes: inout RouteTable) {
    let access = Access.officer(CounterPermission.use)
    routes.get(Self.path("{id}"), access, audit: "counter.interview-page", show)
    routes.post(Self.path("{id}"), access, audit: "counter.saved", limits: .attachments, save)
    routes.get(Self.path("{id}") + "/live", access, audit: "counter.interview-page") { _, context in
      context.redirect(to: Self.path(try context.segment("id")))
    }
    routes.post(Self.path("{id}") + "/live", access, audit: "counter.interview-read", live)
  }

  @Sendable func show(_ request: Request, _ context: AppContext) async throws -> Response {
    let officer = try context.officer
    let application = try await desk.open(context)
    guard application.submitted == nil else { return context.redirect(to: CheckRoutes.receiptPath(application.id)) }
    try await desk.note("counter.viewed", application.id, by: officer)
    let typed = application.withProposals(on: desk.town.world.today)
    var model = InterviewModel(
      application, typed: typed, today: desk.town.world.today, officer: officer,
      showsOpen: request.uri.queryParameters["open"] != nil, context.texts)
    model.filledIn = request.uri.queryParameters["filled"].flatMap { Int($0) }
    var page = interviewPage(model, guard: context.formGuard(), texts: context.texts)
    page.status = .ok
    return context.respond(page)
  }

  @Sendable func save(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    let officer = try context.officer
    let application = try await desk.open(context)
    guard application.submitted == nil else { return context.redirect(to: CheckRoutes.receiptPath(application.id)) }
    let input = InterviewInput(form: form)
    let saved = try await desk.save(input, into: application, by: officer, context.texts)
    return answer(input, saved, officer, context)
  }

  /// Goes on to reading back, or shows the page again: with what has to be put right, or as it was saved.
  private func answer(
    _ input: InterviewInput, _ saved: SavedPage, _ officer: Officer, _ context: AppContext
  ) -> Response {
    let application = saved.application
    if let typed = saved.conflicting { return conflict(application, typed, officer, context) }
    if input.press == .handOver, saved.wrong.isEmpty { return context.redirect(to: HandoverRoutes.path(application.id)) }
    let typed = application.withProposals(on: desk.town.world.today)
    var model = InterviewModel(
      application, typed: typed, today: desk.town.world.today, officer: officer, showsOpen: input.press == .check,
      context.texts)
    model.errors = saved.wrong + model.errors
    if model.errors.isEmpty {
      switch input.press {
      case .check: return context.redirect(to: CheckRoutes.path(application.id))
      case .addRow(let group): return context.redirect(to: Self.path(application.id) + "#\(group)")
      case .lookUpAddress(let field): return context.redirect(to: Self.path(application.id) + "#\(field).street")
      case .save, .handOver, .removeRow, .removeFile: return context.redirect(to: Self.path(application.id))
      }
    }
    return context.respond(interviewPage(model, guard: context.formGuard(), texts: context.texts))
  }

  /// Another window saved first: nothing is kept, everything typed here stands, and pressing again keeps it.
  private func conflict(
    _ application: OpenApplication, _ typed: TypedAnswers, _ officer: Officer, _ context: AppContext
  ) -> Response {
    let shown = application.shown(conflicting: typed)
    var model = InterviewModel(
      application, typed: shown, today: desk.town.world.today, officer: officer, context.texts)
    model.conflict = application.differing(from: shown, context.texts.officerLanguage)
    return context.respond(interviewPage(model, guard: context.formGuard(), texts: context.texts))
  }

  /// The questions as they would stand after saving. Nothing is stored.
  @Sendable func live(_ submitted: SubmittedForm, _ context: AppContext) async throws -> Response {
    let officer = try context.officer
    let application = try await desk.open(context)
    let input = InterviewInput(form: submitted)
    let form = application.published.definition.form
    let spoken = application.retyped(
      input.merged(into: application.typed, of: form).typed, on: desk.town.world.today)
    let model = InterviewModel(
      spoken, typed: spoken.withProposals(on: desk.town.world.today),
      today: desk.town.world.today, officer: officer, context.texts)
    return context.respond { h in h.interviewQuestions(model, context.texts) }
  }
}

extension OpenApplication {
  /// With other answers, and where these come from now.
  func retyped(_ typed: TypedAnswers, on today: CivilDate) -> OpenApplication {
    var changed = self
    let questions = isPaper ? [] : published.definition.form.questions
    changed.provenance = fresh(questions, today).provenance(of: typed, after: self.typed, provenance)
    changed.typed = typed
    return changed
  }

  /// What was typed, with the procedure's own proposals and the rows it wants at least in questions that no page has
  /// sent yet: what somebody emptied stays empty.
  func withProposals(on today: CivilDate) -> TypedAnswers {
    fresh(published.definition.form.questions, today).begun(typed)
  }

  /// What was typed, with the rows that are wanted at least; on paper nobody proposes anything.
  func withRows(on today: CivilDate) -> TypedAnswers {
    fresh(published.definition.form.questions.filter { $0.type.group != nil }, today).begun(typed)
  }

  private func fresh(_ questions: [Question], _ today: CivilDate) -> FreshQuestions {
    FreshQuestions(questions, of: published.definition.form, today: receivedOn ?? today, language: language)
  }
}

extension RefusedFile {
  func error(in definition: ProcedureDefinition, _ texts: Texts) -> FieldError {
    FieldError(field, texts["counter.staff.file.\(reason.rawValue)"])
  }
}
