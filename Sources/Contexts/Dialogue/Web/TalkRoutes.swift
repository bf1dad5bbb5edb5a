import FormSchema
import FormScript
import HTTPTypes
import Hummingbird
import Kernel
import Ports
import Web

/// A resident's conversation, turn by turn. Works without script; every turn is kept.
struct TalkRoutes: Sendable {
  let desk: DialogueDesk

  static func path(_ procedure: String) -> String { "/talk/\(procedure)" }

  func add(to routes: inout RouteTable) {
    routes.get(Self.path("{procedure}"), .anyone, audit: "dialogue.talk-page", show)
    routes.post(Self.path("{procedure}"), .anyone, audit: "dialogue.talked", say)
    routes.get(Self.path("{procedure}") + "/receipt", .anyone, audit: "dialogue.receipt-page", showReceipt)
  }

  /// The application of this browser; `nil` when it has none, or its time is over.
  private func find(_ procedure: String, _ context: AppContext) async throws -> OpenApplication? {
    guard let id = TalkCookie.application(procedure, context) else { return nil }
    do { return try await desk.applications.open(id, of: .browser) } catch let problem as any Problem {
      guard [.missing, .expired].contains(problem.kind) else { throw problem }
      return nil
    }
  }

  @Sendable func show(_ request: Request, _ context: AppContext) async throws -> Response {
    let procedure = try context.segment("procedure")
    guard let published = try await desk.procedures.current(procedure) else { throw DialogueProblem.closed }
    guard let application = try await find(procedure, context), application.submitted == nil else {
      return context.respond(
        talkStartPage(published.definition, guard: context.formGuard(), texts: context.texts))
    }
    let talk = try await desk.talk(application, context.texts, manner: .written)
    return context.respond(page(talk, context))
  }

  @Sendable func say(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    let procedure = try context.segment("procedure")
    if form.has("begin") { return try await begin(procedure, form, context) }
    guard let application = try await find(procedure, context) else { throw DialogueProblem.notBegun }
    guard application.submitted == nil else { return context.redirect(to: Self.path(procedure) + "/receipt") }
    let talk = try await desk.talk(application, context.texts, manner: .written)
    // An answer to a step that is behind already was sent twice, or from a page that was left open: it counts once.
    guard form["step"] == talk.step.id else { return context.redirect(to: Self.path(procedure) + "#say") }
    let said = form["choice"].isEmpty ? form["say"] : form["choice"]
    let (next, remark, isUnderstood) = try await desk.say(said, in: talk)
    if next.place.stage == .confirmed, next.step.kind == .confirmed { return try await submit(next, context) }
    guard remark == nil else {
      let again = isUnderstood ? "" : said
      return context.respond(page(next, context, remark: remark, isWrong: !isUnderstood, said: again))
    }
    return context.redirect(to: Self.path(procedure) + "#say")
  }

  private func begin(_ procedure: String, _ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    let begun = try await desk.applications.begin(
      procedure, version: nil, language: context.language, channel: .chat, keeper: .browser, key: form.once)
    var response = context.redirect(to: Self.path(procedure) + "#say")
    response.setCookie(TalkCookie.make(begun.id, procedure, desk.town))
    return response
  }

  private func submit(_ talk: Talk, _ context: AppContext) async throws -> Response {
    let procedure = talk.application.published.id
    switch try await desk.applications.submit(talk.application.id, of: .browser, by: .applicant) {
    case .accepted: return context.redirect(to: Self.path(procedure) + "/receipt")
    case .unfinished: return context.redirect(to: Self.path(procedure) + "#say")
    case .notEligible(_, let eligibility):
      let reason = eligibility.reason.flatMap(talk.script.words.reason)
      let remark = [context.texts["dialogue.refused"], reason, context.texts["dialogue.refused.next"]]
      let text = remark.compactMap(\.self).joined(separator: context.texts["design.sentence-gap"])
      return context.respond(page(talk, context, remark: text, isWrong: true))
    }
  }

  private func page(
    _ talk: Talk, _ context: AppContext, remark: String? = nil, isWrong: Bool = false, said: String = ""
  ) -> Page {
    talkPage(
      TalkModel(talk, remark: remark, isWrong: isWrong, said: said), guard: { context.formGuard() },
      texts: context.texts)
  }

  @Sendable func showReceipt(_ request: Request, _ context: AppContext) async throws -> Response {
    let procedure = try context.segment("procedure")
    guard let application = try await find(procedure, context) else { throw DialogueProblem.notBegun }
    guard let accepted = application.submitted else { return context.redirect(to: Self.path(procedure)) }
    return context.respond(talkReceiptPage(application, accepted, texts: context.texts))
  }
}
