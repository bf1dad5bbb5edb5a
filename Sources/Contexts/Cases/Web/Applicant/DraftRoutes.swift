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

/// From the first page of a form to the receipt. Works without script; every page keeps what was typed.
struct DraftRoutes: Sendable {
  let desk: CaseDesk

  static let resumeLimit = AttemptLimit("resume", most: 10, windowSeconds: 600)

  func add(to routes: inout RouteTable) {
    routes.get("/apply/{procedure}", .anyone, audit: "cases.start-page", showStart)
    routes.post("/apply/{procedure}", .anyone, audit: "cases.draft-started", start)
    SectionRoutes(desk: desk).add(to: &routes)
    routes.get("/apply/{procedure}/review", .anyone, audit: "cases.draft-review", showReview)
    routes.post("/apply/{procedure}/review", .anyone, audit: "cases.submitted", submit)
    routes.get("/apply/{procedure}/receipt", .anyone, audit: "cases.receipt-viewed", showReceipt)
    routes.get("/apply/{procedure}/saved", .anyone, audit: "cases.draft-paused", showSaved)
    routes.post("/apply/{procedure}/saved", .anyone, audit: "cases.resume-code-mailed", mailResumeCode)
    routes.get("/resume", .anyone, audit: "cases.resume-page") { _, context in
      context.respond(resumePage(code: "", errors: [], guard: context.formGuard(), texts: context.texts))
    }
    routes.get("/resume/{draft}", .resident, audit: "cases.own-draft-resumed", resumeOwn)
    routes.post("/resume", .anyone, audit: "cases.draft-resumed", resume)
    DeviceRoutes.add(to: &routes)
  }

  @Sendable func showStart(_ request: Request, _ context: AppContext) async throws -> Response {
    let procedure = try context.segment("procedure")
    guard let published = try await desk.procedures.current(procedure) else { throw CasesProblem.procedureClosed }
    let model = StartModel(
      published: published, today: desk.town.world.today, waiting: try await waiting(procedure, context),
      signIn: context.signInOffer)
    return context.respond(startPage(model, guard: context.formGuard(), texts: context.texts))
  }

  /// What was begun in this browser, or anywhere by whoever is signed in, and has answers in it.
  private func waiting(_ procedure: String, _ context: AppContext) async throws -> (draft: Draft, href: String)? {
    let here = try? await OpenDraft.find(desk, procedure, context).draft
    if let here, here.submittedCase == nil, !here.typed.isEmpty { return (here, try await place(to: here)) }
    guard let resident = context.resident else { return nil }
    let own = try await desk.town.database.read { tx in try desk.drafts.list(of: resident.id, in: tx) }
    return own.map(\.draft).first { $0.procedure == procedure && !$0.typed.isEmpty }.map { ($0, "/resume/\($0.id)") }
  }

  @Sendable func start(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    let procedure = try context.segment("procedure")
    guard let published = try await desk.procedures.current(procedure) else { throw CasesProblem.procedureClosed }
    let now = desk.town.world.now
    let draft = Draft(
      id: desk.town.world.newID(), procedure: procedure, version: published.version, typed: TypedAnswers(),
      language: context.language, createdAt: now, expiresAt: now.adding(seconds: Draft.lifetimeSeconds), submittedCase: nil,
      account: context.resident?.id)
    try await desk.town.database.write { tx in try desk.drafts.insert(draft, in: tx) }
    let first = published.definition.form.read(draft.typed, today: desk.town.world.today).sections.first ?? "review"
    var response = context.redirect(to: "/apply/\(procedure)/pages/\(first)")
    response.setCookie(OpenDraft.cookie(for: draft.id, procedure, desk.town))
    return response
  }

  @Sendable func showReview(_ request: Request, _ context: AppContext) async throws -> Response {
    guard let open = try await OpenDraft.findUnsubmitted(desk, context) else { return context.redirect(to: "/apply/\(try context.segment("procedure"))/receipt") }
    return context.respond(
      reviewPage(
        ReviewModel(
          open: open, today: desk.town.world.today, showsProblems: false, canBePrinted: desk.paper != nil),
        guard: context.formGuard(), texts: context.texts))
  }

  @Sendable func submit(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    let procedure = try context.segment("procedure")
    let open = try await OpenDraft.find(desk, procedure, context).adopted(by: context.resident, desk)
    let outcome = try await Submission(desk: desk).submit(open.draft, open.published)
    switch outcome {
    case .success: return context.redirect(to: "/apply/\(procedure)/receipt")
    case .failure:
      return context.respond(
        reviewPage(
          ReviewModel(
            open: open, today: desk.town.world.today, showsProblems: true, canBePrinted: desk.paper != nil),
          guard: context.formGuard(), texts: context.texts))
    }
  }

  @Sendable func showReceipt(_ request: Request, _ context: AppContext) async throws -> Response {
    let procedure = try context.segment("procedure")
    let open = try await OpenDraft.find(desk, procedure, context)
    guard let id = open.draft.submittedCase else { return context.redirect(to: "/apply/\(procedure)/review") }
    let value = try await desk.town.database.write { tx in
      try desk.note("cases.receipt-viewed", id, by: open.draft.applicant, in: tx)
      return try desk.cases.find(id, in: tx)
    }
    let secret = ApplicantSecret.secret(of: id, vault: desk.town.vault)
    let day = value.receivedAt.dateInJapan
    let answers = open.form.read(open.draft.typed, today: day).answers
    var response = context.respond(
      receiptPage(ReceiptModel(
          value: value, feeReason: open.published.definition.determination(for: answers, on: day).fee.reason,
          definition: open.published.definition, secret: secret, isOnMyPage: open.draft.account != nil),
        guard: context.formGuard(), texts: context.texts))
    // From here on number and secret are the way in: whoever uses this computer tomorrow finds nothing.
    response.setCookie(OpenDraft.cookie(for: open.draft.id, procedure, desk.town, seconds: CaseAccess.lifetimeSeconds))
    response.setCookie(CaseAccess.cookie(for: id, desk.town))
    return response
  }

  @Sendable func showSaved(_ request: Request, _ context: AppContext) async throws -> Response {
    let open = try await OpenDraft.find(desk, try context.segment("procedure"), context)
    return context.respond(savedPage(model(of: open), guard: context.formGuard(), texts: context.texts))
  }

  private func model(of open: OpenDraft) -> SavedModel {
    SavedModel(open: open, code: ApplicantSecret.resumeCode(of: open.draft.id, vault: desk.town.vault))
  }

  @Sendable func mailResumeCode(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    let open = try await OpenDraft.find(desk, try context.segment("procedure"), context)
    var saved = model(of: open)
    if let address = EmailAddress(form["email"]) {
      do {
        try await ResumeMail(desk: desk, open: open, code: saved.code).send(to: address, asked: context)
        saved.isSent = true
      } catch WebProblem.tooManyAttempts(let minutes) {
        (saved.email, saved.waitMinutes) = (form["email"], minutes)
      }
    } else {
      (saved.email, saved.isWrong) = (form["email"], true)
    }
    return context.respond(savedPage(saved, guard: context.formGuard(), texts: context.texts))
  }

  @Sendable func resume(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    let attempt = Attempt([(Self.resumeLimit, context.clientCode)], at: desk.town.world.now)
    try await attempt.count(in: desk.town.database)
    let draft: Draft
    do {
      draft = try await desk.draft(resumeCode: form["code"])
    } catch CasesProblem.resumeCodeRefused {
      let wrong = FieldError("code", context.texts["problem.cases.resume-code-refused"])
      return context.respond(resumePage(code: form["code"], errors: [wrong], guard: context.formGuard(), texts: context.texts))
    }
    try await desk.town.database.write { tx in try attempt.giveBack(in: tx) }
    var response = context.redirect(to: try await place(to: draft))
    response.setCookie(OpenDraft.cookie(for: draft.id, draft.procedure, desk.town))
    return response
  }

  /// Goes on with a draft of the account that is signed in, on whatever device it was begun.
  @Sendable func resumeOwn(_ request: Request, _ context: AppContext) async throws -> Response {
    let id = try context.id("draft", of: Draft.self)
    let draft = try await desk.town.database.read { tx in try desk.drafts.find(id, in: tx) }
    guard draft.account == (try context.requireResident().id) else { throw CasesProblem.draftNotFound }
    var response = context.redirect(to: try await place(to: draft))
    response.setCookie(OpenDraft.cookie(for: draft.id, draft.procedure, desk.town))
    return response
  }

  /// The page where the draft goes on: the first with something missing, or the review; in a conversation where it was
  /// begun in one.
  private func place(to draft: Draft) async throws -> String {
    if draft.submittedCase != nil { return "/apply/\(draft.procedure)/receipt" }
    guard let published = try await desk.procedures.current(draft.procedure) else { throw CasesProblem.procedureClosed }
    if draft.channel == .chat { return "/talk/\(draft.procedure)#now" }
    let form = published.definition.form
    let reading = form.read(draft.typed, today: desk.town.world.today)
    return "/apply/\(draft.procedure)/" + (reading.firstUnfinishedSection(of: form).map { "pages/\($0)" } ?? "review")
  }
}
