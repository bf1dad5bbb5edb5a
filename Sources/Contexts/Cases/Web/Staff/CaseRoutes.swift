import DesignSystem
import Hummingbird
import Kernel
import Storage
import Web

/// One case, and the steps that need no page of their own: taking it, delivering the result, writing a note.
struct CaseRoutes: Sendable {
  let desk: CaseDesk

  static let longestNote = 2000

  func add(to routes: inout RouteTable) {
    routes.get("/staff/cases/{id}", .officer(CasesPermission.read), audit: "cases.case-viewed", show)
    // A step that was refused leaves its address in the browser; the language switch leads back to the case.
    for step in [CaseStep.take, .tellReady, .deliver, .note] {
      routes.get("/staff/cases/{id}/\(step.rawValue)", .officer(CasesPermission.read), audit: "cases.case-viewed", show)
    }
    routes.post("/staff/cases/{id}/assignment", .officer(CasesPermission.work), audit: "cases.taken", take)
    routes.post("/staff/cases/{id}/readiness", .officer(CasesPermission.work), audit: "cases.ready", tellReady)
    routes.post("/staff/cases/{id}/delivery", .officer(CasesPermission.work), audit: "cases.delivered", deliver)
    routes.post("/staff/cases/{id}/notes", .officer(CasesPermission.work), audit: "cases.noted", note)
  }

  @Sendable func show(_ request: Request, _ context: AppContext) async throws -> Response {
    let done = request.uri.queryParameters["done"].flatMap { CaseDone(rawValue: String($0)) }
    return try await respond(context, done: done)
  }

  private func respond(
    _ context: AppContext, done: CaseDone? = nil, note: String = "", errors: [FieldError] = []
  ) async throws -> Response {
    let officer = try context.officer
    let id = try context.id("id", of: Case.self)
    let found = try await desk.town.database.write { tx in
      try CaseReading(desk: desk, officer: officer).view(id, in: tx)
    }
    let model = StaffCaseModel(
      found: found, officer: officer, town: desk.town.profile, today: desk.town.world.today, done: done, note: note,
      errors: errors)
    return context.respond(staffCasePage(model, guard: context.formGuard, texts: context.texts))
  }

  @Sendable func take(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    try await step(form, context, done: .taken) { work, id, revision, tx in
      try work.take(id, revision: revision, in: tx)
    }
  }

  @Sendable func tellReady(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    try await step(form, context, done: .ready) { work, id, revision, tx in
      try work.tellReady(id, revision: revision, in: tx)
    }
  }

  @Sendable func deliver(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    try await step(form, context, done: .delivered) { work, id, revision, tx in
      try work.deliver(id, revision: revision, in: tx)
    }
  }

  private func step(
    _ form: SubmittedForm, _ context: AppContext, done: CaseDone,
    _ body: @escaping @Sendable (OfficerWork, ID<Case>, _ revision: Int, any Transaction) throws -> Void
  ) async throws -> Response {
    let work = OfficerWork(desk: desk, officer: try context.officer)
    let id = try context.id("id", of: Case.self)
    let seen = SeenCase(form)
    do {
      let location = try await desk.town.database.write { tx in
        try Once.perform(form.once, at: desk.town.world.now, in: tx) {
          try body(work, id, seen.revision, tx)
          return done.location(id)
        }
      }
      return context.redirect(to: location)
    } catch CasesProblem.changedMeanwhile {
      return try await ChangedMeanwhile(desk: desk, seen: seen, kept: []).respond(id, context)
    }
  }

  @Sendable func note(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    let work = OfficerWork(desk: desk, officer: try context.officer)
    let id = try context.id("id", of: Case.self)
    let words = form["note"]
    if let error = words.wrongLength(most: Self.longestNote, required: true) {
      let message = context.texts["cases.staff.note.\(error.rawValue)", ["most": "\(Self.longestNote)"]]
      return try await respond(context, note: words, errors: [FieldError("note", message)])
    }
    let location = try await desk.town.database.write { tx in
      try Once.perform(form.once, at: desk.town.world.now, in: tx) {
        try work.note(id, words: words, in: tx)
        return CaseDone.noted.location(id)
      }
    }
    return context.redirect(to: location)
  }
}

/// A step that was just done, told at the top of the next page.
enum CaseDone: String, Sendable {
  case taken, noted, returned, granted, refused, ready, delivered
  case handedOver = "handed-over"
  case revoked = "document-revoked", reissued = "document-reissued"

  func location(_ id: ID<Case>) -> String { "/staff/cases/\(id)?done=\(rawValue)" }

  /// Whether it is what last happened: an old or invented address tells nothing that is not so.
  func isLast(in events: [CaseEvent]) -> Bool {
    events.last { $0.kind != .documentIssued }?.kind.rawValue == rawValue
  }
}

/// What is wrong with the length of words an officer wrote.
enum WordsLength: String { case missing, long }

extension String {
  /// `nil` when the words can stand. Counted as Unicode scalars, as the field on the page counts.
  func wrongLength(most: Int, required: Bool) -> WordsLength? {
    if unicodeScalars.count > most { return .long }
    return required && allSatisfy(\.isWhitespace) ? .missing : nil
  }
}
