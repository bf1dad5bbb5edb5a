import Hummingbird
import Kernel
import Storage
import Vault
import Web

/// An officer's own account: sessions, password, recovery codes.
struct AccountRoutes: Sendable {
  static let path = "/staff/account"
  static let passwordPath = "/staff/account/password"
  static let codesPath = "/staff/account/recovery-codes"

  /// Wrong guesses of one's own password, from a desk left open.
  static let perAccount = AttemptLimit("staff-own-password", most: 10, windowSeconds: 15 * 60)

  let desk: StaffDesk
  private var town: Town { desk.town }

  func add(to routes: inout RouteTable) {
    routes.get(Self.path, .anyOfficer, audit: "staff.account-viewed", show)
    routes.post(Self.path, .anyOfficer, audit: "staff.session-ended", endSessions)
    routes.get(Self.passwordPath, .anyOfficer, audit: "staff.password-asked", askPassword)
    routes.post(Self.passwordPath, .anyOfficer, audit: "staff.password-changed", changePassword)
    routes.get(Self.codesPath, .anyOfficer, audit: "staff.recovery-codes-asked", askCodes)
    routes.post(Self.codesPath, .anyOfficer, audit: "staff.recovery-codes-made", makeCodes)
  }

  @Sendable func show(_ request: Request, _ context: AppContext) async throws -> Response {
    let id = try context.officer.id
    let current = currentCode(context)
    let now = town.world.now
    let notice = request.uri.queryParameters["notice"].flatMap { AccountModel.Notice(rawValue: String($0)) }
    let model = try await town.database.read { [town] tx in
      let sessions = try SessionStore.list(of: id, in: tx)
        .filter { SessionRule.isLive(lastSeen: $0.lastSeenAt, endsAt: $0.endsAt, at: now) }
      return AccountModel(
        account: try OfficerStore.find(id, in: tx), posts: try OfficerStore.posts(of: id, in: tx), sessions: sessions,
        currentCode: current, unusedCodes: try RecoveryCodes(town: town).countUnused(of: id, in: tx),
        town: town.profile, notice: notice)
    }
    return context.respond(accountPage(model, texts: context.texts, guard: context.formGuard()))
  }

  /// Ends one session, or all: also this one, so that a person who fears for the account begins anew.
  @Sendable func endSessions(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    let id = try context.officer.id
    guard form["end"] != "all" else {
      try await town.database.write { tx in
        let count = try SessionStore.endAll(of: id, in: tx)
        try ChallengeStore.removeAll(of: id, in: tx)
        try desk.record("signed-out-everywhere", of: id, by: id.actor, ["sessions": "\(count)"], in: tx)
      }
      var response = context.redirect(to: "/staff/sign-in?notice=signed-out")
      response.setCookie(StaffCookies.noSession(town: town.id))
      return response
    }
    guard let session = ID<OfficerSession>(form["end"]) else { return context.redirect(to: Self.path) }
    try await town.database.write { tx in
      guard try SessionStore.end(session, of: id, in: tx) else { return }
      try desk.record("session-ended", of: id, by: id.actor, ["session": "\(session)"], in: tx)
    }
    return context.redirect(to: "\(Self.path)?notice=session-ended")
  }

  @Sendable func askPassword(_ request: Request, _ context: AppContext) async throws -> Response {
    let model = PasswordModel(path: Self.passwordPath, asksCurrent: true)
    return context.respond(passwordPage(model, texts: context.texts, guard: context.formGuard()))
  }

  /// Every other session ends, and every sign-in on its way, because the old password may be known to others.
  @Sendable func changePassword(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    let account = try await ownAccount(context)
    var input = NewPasswordInput(form, own: account.ownWords(in: town.profile))
    try await input.refuseSame(as: account.passwordHash)
    if try await !isOwnPassword(form["current-password"], account) { input.refuseCurrent() }
    guard let password = input.password else { return respondPassword(input, context) }
    let hash = try await PasswordQueue.hash(password, world: town.world)
    let current = currentCode(context)
    let isChanged = try await town.database.write { tx in
      guard try OfficerStore.lookUp(unchanged: account, in: tx) != nil else { return false }
      try OfficerStore.setPassword(account.id, hash, mustChange: false, in: tx)
      try SessionStore.endAll(of: account.id, except: current, in: tx)
      try ChallengeStore.removeAll(of: account.id, in: tx)
      try desk.record("password-changed", of: account.id, by: account.id.actor, in: tx)
      return true
    }
    guard isChanged else {
      input.refuseCurrent()
      return respondPassword(input, context)
    }
    return context.redirect(to: "\(Self.path)?notice=password-changed")
  }

  private func respondPassword(_ input: NewPasswordInput, _ context: AppContext) -> Response {
    let model = PasswordModel(path: Self.passwordPath, asksCurrent: true, faults: input.faults)
    return context.respond(passwordPage(model, texts: context.texts, guard: context.formGuard()))
  }

  @Sendable func askCodes(_ request: Request, _ context: AppContext) async throws -> Response {
    context.respond(newCodesPage(isRefused: false, texts: context.texts, guard: context.formGuard()))
  }

  @Sendable func makeCodes(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    let account = try await ownAccount(context)
    let isOwn = try await isOwnPassword(form["current-password"], account)
    let codes = try await town.database.write { [town] tx -> [String]? in
      guard isOwn, try OfficerStore.lookUp(unchanged: account, in: tx) != nil else { return nil }
      try desk.record("recovery-codes-made", of: account.id, by: account.id.actor, in: tx)
      return try RecoveryCodes(town: town).replace(of: account.id, in: tx)
    }
    guard let codes else {
      return context.respond(newCodesPage(isRefused: true, texts: context.texts, guard: context.formGuard()))
    }
    return context.respond(recoveryCodesPage(codes, next: Self.path, isSignedIn: true, texts: context.texts))
  }

  private func ownAccount(_ context: AppContext) async throws -> OfficerAccount {
    let id = try context.officer.id
    return try await town.database.read { tx in try OfficerStore.find(id, in: tx) }
  }

  private func isOwnPassword(_ typed: String, _ account: OfficerAccount) async throws -> Bool {
    let attempt = Attempt([(Self.perAccount, account.id.description)], at: town.world.now)
    try await attempt.count(in: town.database)
    guard try await desk.isRight(Password(typed), account.passwordHash, of: attempt) else { return false }
    try await town.database.write { tx in try attempt.giveBack(in: tx) }
    return true
  }

  private func currentCode(_ context: AppContext) -> String {
    context.sessionSecret.map { SessionBook.code(of: $0, vault: town.vault) } ?? ""
  }
}
