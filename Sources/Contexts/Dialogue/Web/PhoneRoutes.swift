import FormSchema
import FormScript
import HTTPTypes
import Hummingbird
import Kernel
import Ports
import Web

/// The script an officer reads on the telephone: the same conversation, spoken.
struct PhoneRoutes: Sendable {
  static let path = "/staff/talk"

  let desk: DialogueDesk

  static func path(_ application: String) -> String { "\(path)/applications/\(application)" }
  static func scriptPath(_ procedure: String) -> String { "\(path)/procedures/\(procedure)" }

  func add(to routes: inout RouteTable) {
    let access = Access.officer(DialoguePermission.use)
    routes.get(Self.path, access, audit: "dialogue.calls-page", list)
    // Where a sign-in that was needed for beginning leads back to.
    routes.get("\(Self.path)/applications", access, audit: "dialogue.calls-page") { _, context in
      context.redirect(to: Self.path)
    }
    routes.post("\(Self.path)/applications", access, audit: "dialogue.begun", begin)
    routes.get(Self.path("{id}"), access, audit: "dialogue.call-page", show)
    routes.post(Self.path("{id}"), access, audit: "dialogue.saved", say)
    routes.get(Self.scriptPath("{procedure}"), access, audit: "dialogue.script-page", showScript)
  }

  @Sendable func list(_ request: Request, _ context: AppContext) async throws -> Response {
    let calls = try await desk.applications.list(of: try context.officer.talkKeeper).filter { $0.channel == .phone }
    let model = CallsModel(procedures: try await desk.procedures.listCurrent(), calls: calls)
    return context.respond(callsPage(model, guard: context.formGuard(), texts: context.texts))
  }

  @Sendable func begin(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    let officer = try context.officer
    let begun = try await desk.applications.begin(
      form["procedure"], version: nil, language: .japanese, channel: .phone, keeper: officer.talkKeeper, key: form.once)
    try await desk.note("dialogue.begun", begun.id, by: officer)
    return context.redirect(to: Self.path(begun.id) + "#say")
  }

  private func open(_ context: AppContext) async throws -> OpenApplication {
    try await desk.applications.open(try context.segment("id"), of: try context.officer.talkKeeper)
  }

  @Sendable func show(_ request: Request, _ context: AppContext) async throws -> Response {
    let application = try await open(context)
    guard application.submitted == nil else { return context.redirect(to: Self.receiptPath(application.id)) }
    try await desk.note("dialogue.viewed", application.id, by: try context.officer)
    let talk = try await desk.talk(application, Self.spoken(context), manner: .spoken)
    return context.respond(callPage(TalkModel(talk), guard: context.formGuard(), texts: context.texts))
  }

  @Sendable func say(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    let application = try await open(context), officer = try context.officer
    guard application.submitted == nil else { return context.redirect(to: Self.receiptPath(application.id)) }
    let talk = try await desk.talk(application, Self.spoken(context), manner: .spoken)
    guard form["step"] == talk.step.id else { return context.redirect(to: Self.path(application.id)) }
    let said = form["choice"].isEmpty ? form["say"] : form["choice"]
    let (next, remark, isUnderstood) = try await desk.say(said, in: talk)
    if next.application.revision != application.revision {
      try await desk.note("dialogue.saved", application.id, by: officer)
    }
    if next.step.kind == .confirmed { return try await submit(next, officer, context) }
    guard remark == nil else {
      let model = TalkModel(next, remark: remark, isWrong: !isUnderstood, said: isUnderstood ? "" : said)
      return context.respond(callPage(model, guard: context.formGuard(), texts: context.texts))
    }
    return context.redirect(to: Self.path(application.id) + "#say")
  }

  private func submit(_ talk: Talk, _ officer: Officer, _ context: AppContext) async throws -> Response {
    let id = talk.application.id
    let actor = AuditActor.officer(officer.id.description)
    switch try await desk.applications.submit(id, of: officer.talkKeeper, by: actor) {
    case .accepted: return context.redirect(to: Self.receiptPath(id))
    case .unfinished: return context.redirect(to: Self.path(id))
    case .notEligible(_, let eligibility):
      let reason = eligibility.reason.flatMap(talk.script.words.reason) ?? ""
      let model = TalkModel(talk, remark: context.texts["dialogue.refused"] + reason, isWrong: true)
      return context.respond(callPage(model, guard: context.formGuard(), texts: context.texts))
    }
  }

  @Sendable func showScript(_ request: Request, _ context: AppContext) async throws -> Response {
    guard let published = try await desk.procedures.current(try context.segment("procedure")) else {
      throw DialogueProblem.closed
    }
    let script = Script(
      published.definition, texts: Self.spoken(context), manner: .spoken, today: desk.town.world.today)
    return context.respond(scriptPage(script, texts: context.texts))
  }

  /// Where the counter tells the receipt number and prints the receipt.
  static func receiptPath(_ application: String) -> String { "/staff/counter/applications/\(application)/receipt" }

  /// What is said on the telephone is in the officer's language; there is no easy Japanese for officers.
  private static func spoken(_ context: AppContext) -> Texts {
    context.texts.catalogue.texts(in: context.language == .english ? .english : .japanese)
  }
}

extension Officer {
  /// As the keeper of an application.
  var talkKeeper: ApplicationKeeper { .officer(id.description) }
}
