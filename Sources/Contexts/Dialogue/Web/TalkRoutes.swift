import FormSchema
import FormScript
import HTTPTypes
import Hummingbird
import Kernel
import Ports
import Web

/// A resident's conversation, turn by turn. Works without script; every turn is kept, in the same draft and the same
/// cookie as the form's own pages.
struct TalkRoutes: Sendable {
  let desk: DialogueDesk

  static func path(_ procedure: String) -> String { "/talk/\(procedure)" }
  /// Where the receipt is shown, whatever way the browser took.
  static func receiptPath(_ procedure: String) -> String { "/apply/\(procedure)/receipt" }

  /// More turns than a person has in ten minutes.
  static let limit = AttemptLimit("talk", most: 600, windowSeconds: 600)

  func add(to routes: inout RouteTable) {
    routes.get(Self.path("{procedure}"), .anyone, audit: "dialogue.talk-page", show)
    routes.post(Self.path("{procedure}"), .anyone, audit: "dialogue.talked", limits: .attachments, say)
    routes.get(Self.path("{procedure}") + "/start", .anyone, audit: "dialogue.talk-page", showStart)
  }

  /// The application of this browser; `nil` when it has none, or its time is over.
  private func find(_ procedure: String, _ context: AppContext) async throws -> OpenApplication? {
    try await desk.drafts.open(
      procedure, cookie: context.cookies[desk.drafts.cookieName(of: procedure)],
      account: context.resident?.id.description)
  }

  private func talk(_ application: OpenApplication, _ context: AppContext) async throws -> Talk {
    try await desk.talk(
      application, context.texts, manner: .written, account: context.resident?.id.description)
  }

  @Sendable func show(_ request: Request, _ context: AppContext) async throws -> Response {
    let procedure = try context.segment("procedure")
    guard let published = try await desk.procedures.current(procedure) else { throw DialogueProblem.closed }
    guard let application = try await find(procedure, context), application.submitted == nil else {
      return start(published, nil, context)
    }
    return page(TurnOutcome(talk: try await talk(application, context)), context)
  }

  /// To begin anew although something was begun.
  @Sendable func showStart(_ request: Request, _ context: AppContext) async throws -> Response {
    let procedure = try context.segment("procedure")
    guard let published = try await desk.procedures.current(procedure) else { throw DialogueProblem.closed }
    let application = try await find(procedure, context)
    return start(published, application?.submitted == nil ? application : nil, context)
  }

  private func start(
    _ published: PublishedProcedure, _ begun: OpenApplication?, _ context: AppContext
  ) -> Response {
    let model = TalkStartModel(
      definition: published.definition, resumeCode: begun?.resumeCode,
      canSignIn: context.offersSignIn && context.resident == nil)
    return context.respond(talkStartPage(model, guard: context.formGuard(), texts: context.texts))
  }

  @Sendable func say(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    let procedure = try context.segment("procedure")
    if form.has("begin") { return try await begin(procedure, form, context) }
    guard let application = try await find(procedure, context) else { throw DialogueProblem.notBegun }
    try await Self.limit.check(application.id, at: desk.town.world.now, in: desk.town.database)
    do {
      return try await take(Turn(form), application, context)
    } catch let problem as any Problem where problem.kind == .conflict {
      // The other press of the same button was sooner, or another window: the same turn is taken once more.
      guard let now = try await find(procedure, context) else { throw DialogueProblem.notBegun }
      return try await take(Turn(form), now, context)
    }
  }

  private func take(_ turn: Turn, _ application: OpenApplication, _ context: AppContext) async throws -> Response {
    let procedure = application.published.id
    guard application.submitted == nil else { return context.redirect(to: Self.receiptPath(procedure)) }
    let outcome = try await desk.take(turn, in: try await talk(application, context))
    let step = outcome.talk.step
    if step.kind == .confirmed { return try await submit(outcome.talk, context) }
    guard outcome.remark == nil else { return page(outcome, context) }
    return context.redirect(to: Self.path(procedure) + step.anchor)
  }

  private func begin(_ procedure: String, _ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    let begun = try await desk.applications.begin(
      procedure, version: nil, language: context.language, channel: .chat, keeper: .browser, key: form.once)
    let cookie = desk.drafts.cookie(for: begun)
    if context.resident != nil {
      // Who is signed in finds it on their page.
      _ = try await desk.drafts.open(procedure, cookie: cookie.value, account: context.resident?.id.description)
    }
    var response = context.redirect(to: Self.path(procedure) + "#now")
    response.setCookie(hostCookie(desk.drafts.cookieName(of: procedure), cookie.value, maxAge: cookie.seconds))
    return response
  }

  private func submit(_ talk: Talk, _ context: AppContext) async throws -> Response {
    let procedure = talk.application.published.id
    let actor: AuditActor = context.resident.map { .account($0.id.description) } ?? .applicant
    switch try await desk.applications.submit(talk.application.id, of: .browser, by: actor) {
    case .accepted: return context.redirect(to: Self.receiptPath(procedure))
    case .unfinished: return context.redirect(to: Self.path(procedure) + "#now")
    case .notEligible(_, let eligibility):
      let reason = eligibility.reason.flatMap(talk.script.words.reason)
      let remark = [context.texts["dialogue.refused"], reason, context.texts["dialogue.refused.next"]]
      let text = remark.compactMap(\.self).joined(separator: context.texts["design.sentence-gap"])
      return page(TurnOutcome(talk: talk.reconsidered, remark: text, isWrong: true), context)
    }
  }

  private func page(_ outcome: TurnOutcome, _ context: AppContext) -> Response {
    context.respond(talkPage(TalkModel(outcome), guard: { context.formGuard() }, texts: context.texts))
  }
}

extension ScriptStep {
  /// The place on the page that a turn leads to: where something is typed, or the question over what is chosen from.
  var anchor: String {
    switch expects {
    case .line, .longText, .date, .time, .number, .count: "#say"
    case .nothing, .option, .options, .yesNo, .file: "#now"
    }
  }
}
