import Hummingbird
import Kernel
import Storage
import Vault
import Web

/// From a name and a password to a session, and back out.
struct SignInRoutes: Sendable {
  let desk: StaffDesk
  /// Draws a 2D code of a text, when the composition root can.
  let drawCode: CodeDrawing?
  private var signIn: SignInDesk { SignInDesk(desk: desk) }

  func add(to routes: inout RouteTable) {
    routes.get("/staff", .anyOfficer, audit: "staff.start-opened", start)
    routes.get("/staff/sign-in", .anyone, audit: "staff.sign-in-shown", show)
    routes.post("/staff/sign-in", .anyone, audit: "staff.password-entered", enterPassword)
    routes.get(Challenge.Stage.code.path, .anyone, audit: "staff.code-asked", askCode)
    routes.post(Challenge.Stage.code.path, .anyone, audit: "staff.code-entered", enterCode)
    routes.get(Challenge.Stage.enrolment.path, .anyone, audit: "staff.enrolment-shown", askEnrolment)
    routes.post(Challenge.Stage.enrolment.path, .anyone, audit: "staff.second-factor-enrolled", enrol)
    routes.get(Challenge.Stage.newPassword.path, .anyone, audit: "staff.new-password-asked", askNewPassword)
    routes.post(Challenge.Stage.newPassword.path, .anyone, audit: "staff.password-changed", setNewPassword)
    routes.post("/staff/sign-out", .anyone, audit: "staff.signed-out", signOut)
  }

  @Sendable func start(_ request: Request, _ context: AppContext) async throws -> Response {
    let roles = try context.officer.roles.values.reduce(into: Set<Role>()) { $0.formUnion($1) }
    let start =
      switch roles {
      case [.auditor]: "/staff/audit"
      case [.registrar]: "/staff/residents"
      case [.engineer]: "/staff/clients"
      case [.author]: "/staff/builder"
      default: "/staff/cases"
      }
    return context.redirect(to: start)
  }

  @Sendable func show(_ request: Request, _ context: AppContext) async throws -> Response {
    let returnPath = ReturnPath(request.uri.queryParameters["return"].map(String.init) ?? "")
    if context.officerIfPresent != nil { return context.redirect(to: returnPath.text) }
    let notice = request.uri.queryParameters["notice"].flatMap { SignInModel.Notice(rawValue: String($0)) }
    let model = SignInModel(returnPath: returnPath, notice: notice)
    return context.respond(signInPage(model, texts: context.texts, guard: context.formGuard()))
  }

  @Sendable func enterPassword(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    let returnPath = ReturnPath(form["return"])
    let found = try await signIn.begin(
      name: form["name"], password: Password(form["password"]), client: context.clientCode, returnPath: returnPath)
    guard let found else {
      let model = SignInModel(returnPath: returnPath, name: form["name"], isRefused: true)
      return context.respond(signInPage(model, texts: context.texts, guard: context.formGuard()))
    }
    var response = context.redirect(to: found.stage.path)
    response.setCookie(StaffCookies.challenge(found.secret, town: context.town.id))
    return response
  }

  @Sendable func askCode(_ request: Request, _ context: AppContext) async throws -> Response {
    guard try await opened(.code, context) != nil else { return startAgain(context) }
    return context.respond(codePage(isRefused: false, texts: context.texts, guard: context.formGuard()))
  }

  @Sendable func enterCode(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    guard let secret = context.challengeSecret else { return startAgain(context) }
    let outcome = try await signIn.enter(code: form["code"], for: secret)
    guard outcome != .refused else {
      return context.respond(codePage(isRefused: true, texts: context.texts, guard: context.formGuard()))
    }
    return answer(outcome, context)
  }

  @Sendable func askEnrolment(_ request: Request, _ context: AppContext) async throws -> Response {
    guard let opened = try await opened(.enrolment, context) else { return startAgain(context) }
    return try respondEnrolment(opened, isRefused: false, context)
  }

  @Sendable func enrol(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    guard let secret = context.challengeSecret, let opened = try await opened(.enrolment, context)
    else { return startAgain(context) }
    let (outcome, codes) = try await signIn.enrol(code: form["code"], for: secret)
    if outcome == .refused { return try respondEnrolment(opened, isRefused: true, context) }
    guard !codes.isEmpty else { return answer(outcome, context) }
    // The codes are shown once, here; the session of a finished sign-in begins with the same answer.
    let next = answer(outcome, context)
    var response = context.respond(
      recoveryCodesPage(codes, next: path(after: outcome), isSignedIn: false, texts: context.texts))
    response.headers[values: .setCookie] = next.headers[values: .setCookie]
    return response
  }

  @Sendable func askNewPassword(_ request: Request, _ context: AppContext) async throws -> Response {
    guard try await opened(.newPassword, context) != nil else { return startAgain(context) }
    let model = PasswordModel(path: Challenge.Stage.newPassword.path, asksCurrent: false)
    return context.respond(passwordPage(model, texts: context.texts, guard: context.formGuard()))
  }

  @Sendable func setNewPassword(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    guard let secret = context.challengeSecret, let opened = try await opened(.newPassword, context)
    else { return startAgain(context) }
    var input = NewPasswordInput(form, own: opened.account.ownWords(in: context.town.profile))
    try await input.refuseSame(as: opened.account.passwordHash)
    guard let password = input.password else {
      let model = PasswordModel(path: Challenge.Stage.newPassword.path, asksCurrent: false, faults: input.faults)
      return context.respond(passwordPage(model, texts: context.texts, guard: context.formGuard()))
    }
    return answer(try await signIn.setPassword(password, for: secret), context)
  }

  @Sendable func signOut(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    if let secret = context.sessionSecret {
      let code = SessionBook.code(of: secret, vault: context.town.vault)
      let officer = context.officerIfPresent?.id
      try await context.town.database.write { tx in
        try SessionStore.end(code: code, in: tx)
        if let officer { try desk.record("signed-out", of: officer, by: officer.actor, in: tx) }
      }
    }
    var response = context.redirect(to: "/staff/sign-in?notice=signed-out")
    response.setCookie(StaffCookies.noSession(town: context.town.id))
    return response
  }

  private typealias Opened = (challenge: Challenge, account: OfficerAccount)

  private func opened(_ stage: Challenge.Stage, _ context: AppContext) async throws -> Opened? {
    guard let secret = context.challengeSecret else { return nil }
    let found = try await context.town.database.read { tx in try signIn.open(secret, in: tx) }
    return found?.challenge.stage == stage ? found : nil
  }

  private func respondEnrolment(_ opened: Opened, isRefused: Bool, _ context: AppContext) throws -> Response {
    guard let secret = try signIn.offered(opened.challenge) else { return startAgain(context) }
    let issuer = context.town.profile.name(in: .japanese)
    let model = EnrolmentModel(
      secret: secret.base32, uri: secret.uri(issuer: issuer, account: opened.account.signInName), issuer: issuer,
      account: opened.account.signInName, isRefused: isRefused)
    return context.respond(
      enrolmentPage(model, drawCode: drawCode, texts: context.texts, guard: context.formGuard()))
  }

  /// What follows a step that succeeded, with the cookies it needs.
  private func answer(_ outcome: SignInDesk.Outcome, _ context: AppContext) -> Response {
    guard outcome != .startAgain else { return startAgain(context) }
    var response = context.redirect(to: path(after: outcome))
    if case .signedIn(let session, _) = outcome {
      response.setCookie(StaffCookies.session(session, town: context.town.id))
      response.setCookie(StaffCookies.noChallenge(town: context.town.id))
    }
    return response
  }

  private func path(after outcome: SignInDesk.Outcome) -> String {
    switch outcome {
    case .signedIn(_, let returnPath): returnPath
    case .next(let stage): stage.path
    case .refused, .startAgain: "/staff/sign-in"
    }
  }

  private func startAgain(_ context: AppContext) -> Response {
    context.redirect(to: "/staff/sign-in?notice=start-again")
  }
}
