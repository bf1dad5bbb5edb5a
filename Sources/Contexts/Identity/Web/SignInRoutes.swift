import Hummingbird
import Kernel
import Nihongo
import Storage
import Vault
import Web

/// Signing in and out. What a page says never tells whether an address has an account.
struct SignInRoutes: Sendable {
  static let path = "/sign-in"
  static let codePath = "/sign-in/code"
  static let newPath = "/sign-in/new"
  static let signOutPath = "/sign-out"

  let desk: IdentityDesk
  private var codes: CodeDesk { CodeDesk(desk) }

  func add(to routes: inout RouteTable) {
    routes.get(Self.path, .anyone, audit: "identity.sign-in-page", show)
    routes.post(Self.path, .anyone, audit: "identity.code-asked", sendCode)
    routes.get(Self.codePath, .anyone, audit: "identity.code-page", askCode)
    routes.post(Self.codePath, .anyone, audit: "identity.code-entered", enterCode)
    routes.get(Self.newPath, .anyone, audit: "identity.new-account-page", askConsent)
    routes.post(Self.newPath, .anyone, audit: "identity.account-created", create)
    routes.get(Self.signOutPath, .resident, audit: "identity.sign-out-page") { _, context in
      context.respond(signOutPage(guard: context.formGuard(), texts: context.texts))
    }
    routes.post(Self.signOutPath, .anyone, audit: "identity.signed-out", signOut)
  }

  @Sendable func show(_ request: Request, _ context: AppContext) async throws -> Response {
    let returnPath = ReturnPath(request.uri.queryParameters["return"].map(String.init) ?? "")
    if context.resident != nil { return context.redirect(to: returnPath.text) }
    let notice = request.uri.queryParameters["notice"].flatMap { SignInModel.Notice(rawValue: String($0)) }
    return respond(SignInModel(returnPath: returnPath, notice: notice), context)
  }

  private func respond(_ model: SignInModel, _ context: AppContext) -> Response {
    context.respond(signInPage(model, guard: context.formGuard(), texts: context.texts))
  }

  @Sendable func sendCode(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    let returnPath = ReturnPath(form["return"])
    guard let mail = EmailAddress(form["mail"]) else {
      return respond(SignInModel(returnPath: returnPath, mail: form["mail"], isRefused: true), context)
    }
    let secret = try await codes.begin(
      mail, for: nil, returnPath: returnPath, client: context.clientCode, texts: context.texts)
    var response = context.redirect(to: Self.codePath)
    response.setCookie(IdentityCookies.code(secret, town: context.town.id))
    return response
  }

  @Sendable func askCode(_ request: Request, _ context: AppContext) async throws -> Response {
    guard let pending = try await opened(context) else { return startAgain(context) }
    guard pending.confirmedAt == nil else { return context.redirect(to: Self.newPath) }
    return respond(CodeField(), pending, wasSentAgain: request.uri.queryParameters["notice"] == "sent-again", context)
  }

  private func respond(
    _ field: CodeField, _ pending: PendingMail, wasSentAgain: Bool = false, _ context: AppContext
  ) -> Response {
    context.respond(
      codePage(
        field, mail: pending.mail.text, sender: context.town.profile.mailFrom, wasSentAgain: wasSentAgain,
        returnPath: pending.returnPath, guard: context.formGuard(), texts: context.texts))
  }

  @Sendable func enterCode(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    guard let secret = context.codeSecret, let pending = try await opened(context) else { return startAgain(context) }
    if form["action"] == "again" {
      let isSent = try await codes.sendAgain(secret, for: nil, client: context.clientCode, texts: context.texts)
      return isSent ? context.redirect(to: "\(Self.codePath)?notice=sent-again") : startAgain(context)
    }
    guard let typed = MailCode(form["code"]) else {
      return respond(CodeField(value: form["code"], fault: .malformed), pending, context)
    }
    let answer = try await SignInDesk(desk)
      .enter(typed, secret, client: context.clientCode, insteadOf: context.sessionSecret)
    if let fault = answer.fault { return respond(CodeField(value: form["code"], fault: fault), pending, context) }
    return goOn(answer, context)
  }

  @Sendable func askConsent(_ request: Request, _ context: AppContext) async throws -> Response {
    guard let pending = try await opened(context), pending.confirmedAt != nil else { return startAgain(context) }
    return respondConsent(pending, isMissing: false, context)
  }

  private func respondConsent(_ pending: PendingMail, isMissing: Bool, _ context: AppContext) -> Response {
    context.respond(
      newAccountPage(
        mail: pending.mail.text, isMissingConsent: isMissing, town: context.town.profile.name(in: context.language),
        guard: context.formGuard(), texts: context.texts))
  }

  @Sendable func create(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    guard let secret = context.codeSecret, let pending = try await opened(context), pending.confirmedAt != nil
    else { return startAgain(context) }
    guard form["consent"] == "yes" else { return respondConsent(pending, isMissing: true, context) }
    let answer = try await SignInDesk(desk)
      .agree(secret, language: context.language, insteadOf: context.sessionSecret)
    return goOn(answer, context)
  }

  @Sendable func signOut(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    if let secret = context.sessionSecret {
      let code = ResidentSessionBook.code(of: secret, vault: context.town.vault)
      let account = context.resident?.id
      try await context.town.database.write { tx in
        try SessionStore.end(code: code, in: tx)
        if let account { try desk.record("signed-out", account, in: tx) }
      }
    }
    var response = context.redirect(to: "\(Self.path)?notice=signed-out")
    response.forgetPerson(context)
    return response
  }

  private func opened(_ context: AppContext) async throws -> PendingMail? {
    guard let secret = context.codeSecret else { return nil }
    return try await codes.open(secret, for: nil)
  }

  private func goOn(_ answer: CodeDesk.Answer<SignInDesk.Outcome>, _ context: AppContext) -> Response {
    guard case .right(let outcome) = answer else { return startAgain(context) }
    guard case .signedIn(let session, let returnPath) = outcome else { return context.redirect(to: Self.newPath) }
    var response = context.redirect(to: returnPath.text)
    response.setCookie(IdentityCookies.session(session, town: context.town.id))
    response.setCookie(IdentityCookies.noCode(town: context.town.id))
    return response
  }

  private func startAgain(_ context: AppContext) -> Response {
    context.redirect(to: "\(Self.path)?notice=start-again")
  }
}
