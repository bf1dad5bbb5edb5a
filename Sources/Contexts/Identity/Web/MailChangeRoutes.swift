import Hummingbird
import Kernel
import Nihongo
import Storage
import Vault
import Web

/// A new address for an account: it counts once a code sent to it has come back.
struct MailChangeRoutes: Sendable {
  static let path = "/my/settings/mail"
  static let codePath = "/my/settings/mail/code"

  let desk: IdentityDesk
  private var codes: CodeDesk { CodeDesk(desk) }

  func add(to routes: inout RouteTable) {
    routes.get(Self.path, .resident, audit: "identity.mail-change-page", show)
    routes.post(Self.path, .resident, audit: "identity.mail-change-asked", sendCode)
    routes.get(Self.codePath, .resident, audit: "identity.mail-change-code-page", askCode)
    routes.post(Self.codePath, .resident, audit: "identity.mail-changed", enterCode)
  }

  @Sendable func show(_ request: Request, _ context: AppContext) async throws -> Response {
    try await respond(typed: "", isRefused: false, context)
  }

  private func respond(typed: String, isRefused: Bool, _ context: AppContext) async throws -> Response {
    let id = try context.requireResident().id
    let account = try await desk.town.database.read { tx in try desk.accounts.find(id, in: tx) }
    return context.respond(
      mailChangePage(
        current: account.mail.text, typed: typed, isRefused: isRefused, guard: context.formGuard(),
        texts: context.texts))
  }

  /// An address that another account uses gets a code like any other: only whoever reads its mails is told.
  @Sendable func sendCode(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    guard let mail = EmailAddress(form["mail"]) else {
      return try await respond(typed: form["mail"], isRefused: true, context)
    }
    let secret = try await codes.begin(
      mail, for: context.requireResident().id, returnPath: ReturnPath(SettingsRoutes.path), client: context.clientCode,
      texts: context.texts)
    var response = context.redirect(to: Self.codePath)
    response.setCookie(IdentityCookies.code(secret, town: context.town.id))
    return response
  }

  @Sendable func askCode(_ request: Request, _ context: AppContext) async throws -> Response {
    guard let pending = try await opened(context) else { return context.redirect(to: Self.path) }
    return respond(CodeField(), pending, wasSentAgain: request.uri.queryParameters["notice"] == "sent-again", context)
  }

  private func respond(
    _ field: CodeField, _ pending: PendingMail, wasSentAgain: Bool = false, _ context: AppContext
  ) -> Response {
    context.respond(
      mailChangeCodePage(
        field, mail: pending.mail.text, sender: context.town.profile.mailFrom, wasSentAgain: wasSentAgain,
        guard: context.formGuard(), texts: context.texts))
  }

  @Sendable func enterCode(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    let id = try context.requireResident().id
    guard let secret = context.codeSecret, let pending = try await opened(context) else {
      return context.redirect(to: Self.path)
    }
    if form["action"] == "again" {
      let isSent = try await codes.sendAgain(secret, for: id, client: context.clientCode, texts: context.texts)
      return context.redirect(to: isSent ? "\(Self.codePath)?notice=sent-again" : Self.path)
    }
    guard let typed = MailCode(form["code"]) else {
      return respond(CodeField(value: form["code"], fault: .malformed), pending, context)
    }
    let answer = try await AccountDesk(desk)
      .changeMail(
        of: id, typed, secret, client: context.clientCode, keeping: context.currentSessionCode, context.texts)
    if let fault = answer.fault { return respond(CodeField(value: form["code"], fault: fault), pending, context) }
    guard case .right = answer else { return context.redirect(to: Self.path) }
    var response = context.redirect(to: "\(SettingsRoutes.path)?notice=mail-changed")
    response.setCookie(IdentityCookies.noCode(town: context.town.id))
    return response
  }

  private func opened(_ context: AppContext) async throws -> PendingMail? {
    guard let secret = context.codeSecret else { return nil }
    return try await codes.open(secret, for: context.requireResident().id)
  }
}
