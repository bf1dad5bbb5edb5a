import FormSchema
import FormScript
import HTTPTypes
import Hummingbird
import Kernel
import Ports
import Storage
import Web

/// The script an officer reads on the telephone: the same conversation, spoken.
struct PhoneRoutes: Sendable {
  static let path = "/staff/talk"

  let desk: DialogueDesk

  static func path(_ application: String) -> String { "\(path)/applications/\(application)" }
  static func scriptPath(_ procedure: String) -> String { "\(path)/procedures/\(procedure)" }
  static func receiptPath(_ application: String) -> String { path(application) + "/receipt" }

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
    routes.get(Self.receiptPath("{id}"), access, audit: "dialogue.receipt-page", showReceipt)
    routes.get(Self.scriptPath("{procedure}"), access, audit: "dialogue.script-page", showScript)
  }

  @Sendable func list(_ request: Request, _ context: AppContext) async throws -> Response {
    let officer = try context.officer
    let begun = try await desk.applications.list(of: officer.talkKeeper).filter { $0.channel == .phone }
    let calls = try await desk.town.database.write { tx in
      // Names and numbers are shown only after it is on record that they were.
      if !begun.isEmpty {
        try desk.note("dialogue.calls-listed", "list", by: officer, ["calls": "\(begun.count)"], in: tx)
      }
      return try desk.calls.list(of: officer.id.description, in: tx)
    }
    let model = CallsModel(
      procedures: try await desk.procedures.listCurrent(),
      calls: begun.map { WaitingCall(application: $0, call: calls[$0.id] ?? Call()) }, today: desk.town.world.today)
    return context.respond(callsPage(model, guard: context.formGuard(), texts: context.texts))
  }

  @Sendable func begin(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    let officer = try context.officer
    let begun = try await desk.applications.begin(
      form["procedure"], version: nil, language: .japanese, channel: .phone, keeper: officer.talkKeeper,
      key: "\(form.once):\(form["procedure"])")
    try await desk.note("dialogue.begun", begun.id, by: officer)
    return context.redirect(to: CallerRoutes.path(begun.id))
  }

  @Sendable func show(_ request: Request, _ context: AppContext) async throws -> Response {
    let application = try await desk.open(context), officer = try context.officer
    guard application.submitted == nil else { return context.redirect(to: Self.receiptPath(application.id)) }
    let call = try await desk.town.database.write { tx in
      try desk.note("dialogue.viewed", application.id, by: officer, in: tx)
      return try desk.calls.lookUp(application.id, in: tx)
    }
    let talk = try await desk.talk(application, Self.spoken(context), manner: .spoken)
    return page(TurnOutcome(talk: talk), call, context)
  }

  @Sendable func say(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    let application = try await desk.open(context)
    guard application.submitted == nil else { return context.redirect(to: Self.receiptPath(application.id)) }
    let call = try await noted(form, of: application, by: try context.officer)
    do {
      return try await take(Turn(form), application, call, context)
    } catch let problem as any Problem where problem.kind == .conflict {
      // The other press of the same key was sooner, or another window: the same turn is taken once more.
      let now = try await desk.open(context)
      guard now.submitted == nil else { return context.redirect(to: Self.receiptPath(now.id)) }
      return try await take(Turn(form), now, call, context)
    }
  }

  private func take(
    _ turn: Turn, _ application: OpenApplication, _ call: Call, _ context: AppContext
  ) async throws -> Response {
    let officer = try context.officer
    let talk = try await desk.talk(application, Self.spoken(context), manner: .spoken)
    let outcome = try await desk.take(turn, in: talk)
    if outcome.talk.application.revision != application.revision {
      try await desk.note("dialogue.saved", application.id, by: officer)
    }
    if outcome.talk.step.kind == .confirmed { return try await submit(outcome.talk, call, context) }
    guard outcome.remark == nil else { return page(outcome, call, context) }
    return context.redirect(to: Self.path(application.id) + "#say")
  }

  /// The note comes with every turn, so that none is lost; so does whether it is kept, where that is asked.
  private func noted(_ form: SubmittedForm, of application: OpenApplication, by officer: Officer) async throws -> Call {
    try await desk.town.database.write { tx in
      let before = try desk.calls.lookUp(application.id, in: tx)
      guard form.has("note") else { return before }
      var call = before
      call.note = String(form["note"].prefix(Call.mostInNote))
      if form.has("note-asked") { call.keepsNote = form["keeps-note"] == "true" }
      if call != before { try desk.calls.keep(call, of: application.id, by: officer.id.description, in: tx) }
      return call
    }
  }

  private func submit(_ talk: Talk, _ call: Call, _ context: AppContext) async throws -> Response {
    let id = talk.application.id, officer = try context.officer
    switch try await desk.applications.submit(id, of: officer.talkKeeper, by: officer.talkActor) {
    case .accepted(let accepted):
      try await handOver(call, of: id, to: accepted.caseID, officer, context.texts)
      return context.redirect(to: Self.receiptPath(id))
    case .unfinished: return context.redirect(to: Self.path(id))
    case .notEligible(_, let eligibility):
      let reason = eligibility.reason.flatMap(talk.script.words.reason) ?? ""
      return page(
        TurnOutcome(talk: talk.reconsidered, remark: context.texts["dialogue.refused"] + reason, isWrong: true), call,
        context)
    }
  }

  /// Who called and what was noted goes on with the case, once.
  private func handOver(
    _ call: Call, of application: String, to caseID: String, _ officer: Officer, _ texts: Texts
  ) async throws {
    try await desk.town.database.write { tx in
      try desk.notes.note(caseID, words: call.words(texts), by: officer.talkActor, in: tx)
      _ = try desk.calls.remove(application, in: tx)
    }
  }

  @Sendable func showReceipt(_ request: Request, _ context: AppContext) async throws -> Response {
    let application = try await desk.open(context), officer = try context.officer
    guard let accepted = application.submitted else { return context.redirect(to: Self.path(application.id)) }
    let left = try await desk.town.database.write { tx in
      try desk.note("dialogue.receipt-viewed", application.id, by: officer, in: tx)
      return try desk.calls.list(of: officer.id.description, in: tx)[application.id]
    }
    // The process ended between the submission and the note.
    if let left { try await handOver(left, of: application.id, to: accepted.caseID, officer, context.texts) }
    return context.respond(callReceiptPage(application, accepted, texts: context.texts))
  }

  private func page(_ outcome: TurnOutcome, _ call: Call, _ context: AppContext) -> Response {
    let model = CallModel(
      talk: TalkModel(outcome), call: call,
      canPickResident: context.officerIfPresent?.may(DialoguePermission.pickResident) == true)
    return context.respond(callPage(model, guard: { context.formGuard() }, texts: context.texts))
  }

  @Sendable func showScript(_ request: Request, _ context: AppContext) async throws -> Response {
    guard let published = try await desk.procedures.current(try context.segment("procedure")) else {
      throw DialogueProblem.closed
    }
    let script = Script(
      published.definition, texts: Self.spoken(context), manner: .spoken, today: desk.town.world.today)
    return context.respond(scriptPage(script, texts: context.texts))
  }

  /// What is said on the telephone is in the officer's language; there is no easy Japanese for officers.
  private static func spoken(_ context: AppContext) -> Texts {
    context.texts.catalogue.texts(in: context.language == .english ? .english : .japanese)
  }
}

extension Officer {
  /// As the keeper of an application.
  var talkKeeper: ApplicationKeeper { .officer(id.description) }
  var talkActor: AuditActor { .officer(id.description) }
}
