import HTTPTypes
import Hummingbird
import Kernel
import NIOCore
import Storage
import Vault
import Web

/// A resident's account: language of mails, sessions, one's own data, and the end of it.
struct SettingsRoutes: Sendable {
  static let path = "/my/settings"
  static let languagePath = "/my/settings/language"
  static let sessionsPath = "/my/settings/sessions"
  static let dataPath = "/my/settings/data"
  static let deletionPath = "/my/settings/deletion"

  let desk: IdentityDesk

  func add(to routes: inout RouteTable) {
    routes.get(Self.path, .resident, audit: "identity.settings-viewed", show)
    routes.get(Self.languagePath, .resident, audit: "identity.language-page", askLanguage)
    routes.post(Self.languagePath, .resident, audit: "identity.language-changed", setLanguage)
    routes.get(Self.sessionsPath, .resident, audit: "identity.sessions-viewed", showSessions)
    routes.post(Self.sessionsPath, .resident, audit: "identity.session-ended", endSessions)
    routes.get(Self.dataPath, .resident, audit: "identity.data-downloaded", download)
    routes.get(Self.deletionPath, .resident, audit: "identity.deletion-page") { _, context in
      context.respond(accountDeletionPage(isMissingConsent: false, guard: context.formGuard(), texts: context.texts))
    }
    routes.post(Self.deletionPath, .resident, audit: "identity.account-deleted", delete)
  }

  @Sendable func show(_ request: Request, _ context: AppContext) async throws -> Response {
    let id = try context.requireResident().id
    let now = desk.town.world.now
    let notice = request.uri.queryParameters["notice"].flatMap { SettingsModel.Notice(rawValue: String($0)) }
    let model = try await desk.town.database.read { tx in
      SettingsModel(
        account: try desk.accounts.find(id, in: tx), sessions: try SessionStore.list(of: id, at: now, in: tx).count,
        notice: notice)
    }
    return context.respond(settingsPage(model, texts: context.texts))
  }

  @Sendable func askLanguage(_ request: Request, _ context: AppContext) async throws -> Response {
    let id = try context.requireResident().id
    let account = try await desk.town.database.read { tx in try desk.accounts.find(id, in: tx) }
    return context.respond(languagePage(account.language, guard: context.formGuard(), texts: context.texts))
  }

  @Sendable func setLanguage(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    let id = try context.requireResident().id
    // Radio buttons: anything else was not sent by the page.
    guard let language = Language(rawValue: form["language"]) else { return context.redirect(to: Self.languagePath) }
    try await desk.town.database.write { tx in
      try desk.accounts.setLanguage(language, of: id, in: tx)
      try desk.record("language-changed", id, ["language": language.rawValue], in: tx)
    }
    return context.redirect(to: "\(Self.path)?notice=language-changed")
  }

  @Sendable func showSessions(_ request: Request, _ context: AppContext) async throws -> Response {
    let id = try context.requireResident().id
    let now = desk.town.world.now
    let sessions = try await desk.town.database.read { tx in try SessionStore.list(of: id, at: now, in: tx) }
    let model = SessionsModel(
      sessions: sessions, current: context.currentSessionCode,
      hasEndedOne: request.uri.queryParameters["notice"] == "ended")
    return context.respond(sessionsPage(model, guard: context.formGuard(), texts: context.texts))
  }

  /// Ends one session, or all: also this one, so that a person who fears for the account begins anew.
  @Sendable func endSessions(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    let id = try context.requireResident().id
    guard form["end"] != "all" else {
      try await desk.town.database.write { tx in
        let count = try SessionStore.endAll(of: id, in: tx)
        try desk.record("signed-out-everywhere", id, ["sessions": "\(count)"], in: tx)
      }
      return leave(context, notice: "signed-out")
    }
    guard let session = ID<ResidentSession>(form["end"]) else { return context.redirect(to: Self.sessionsPath) }
    try await desk.town.database.write { tx in
      guard try SessionStore.end(session, of: id, in: tx) else { return }
      try desk.record("session-ended", id, ["session": "\(session)"], in: tx)
    }
    return context.redirect(to: "\(Self.sessionsPath)?notice=ended")
  }

  @Sendable func download(_ request: Request, _ context: AppContext) async throws -> Response {
    let id = try context.requireResident().id
    let texts = context.texts
    let bytes = try await desk.town.database.write { tx in try AccountDesk(desk).data(of: id, texts, in: tx) }
    return Response(
      status: .ok,
      headers: [
        .contentType: "application/json; charset=utf-8",
        .contentDisposition: "attachment; filename=\"my-data-\(desk.town.world.today).json\"",
      ],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }

  @Sendable func delete(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    let id = try context.requireResident().id
    guard form["sure"] == "yes" else {
      return context.respond(
        accountDeletionPage(isMissingConsent: true, guard: context.formGuard(), texts: context.texts))
    }
    let texts = context.texts
    try await desk.town.database.write { tx in try AccountDesk(desk).delete(id, texts, in: tx) }
    return leave(context, notice: "account-deleted")
  }

  private func leave(_ context: AppContext, notice: String) -> Response {
    var response = context.redirect(to: "\(SignInRoutes.path)?notice=\(notice)")
    response.forgetPerson(context)
    return response
  }
}

extension AppContext {
  /// The code of the session that sends this request; empty when there is none.
  var currentSessionCode: String { sessionSecret.map { ResidentSessionBook.code(of: $0, vault: town.vault) } ?? "" }
}
