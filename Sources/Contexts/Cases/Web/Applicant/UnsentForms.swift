import Hummingbird
import Kernel
import Storage
import Vault
import Web

/// Forms sent after the hour of access was over: kept for the browser that sent them, until number and secret are shown
/// again.
struct UnsentForms: Sendable {
  /// Anybody may send a form for any case, so that nobody learns which there are; so it is counted.
  static let limit = AttemptLimit("unsent", most: 30, windowSeconds: 3600)

  let desk: CaseDesk

  private var store: UnsentFormStore { UnsentFormStore(town: desk.town) }

  static func cookieName(_ town: Town) -> String { "__Host-\(town.id)-unsent" }

  private static func secret(_ context: AppContext) -> Secret? {
    context.cookies[cookieName(context.town)].flatMap(Secret.init)
  }

  /// - Returns: the cookie that binds it to this browser; `nil` when it is not kept.
  /// - Throws: ``WebProblem/tooManyAttempts(minutes:)``, ``WebProblem/attachmentGone``
  func keep(_ unsent: UnsentForm, for id: ID<Case>, _ context: AppContext) async throws -> Cookie? {
    let town = desk.town
    try await Self.limit.check(context.clientCode, at: town.world.now, in: town.database)
    let browser = Self.secret(context) ?? Secret(world: town.world)
    let isKept = try await town.database.write { [store] tx in try store.keep(unsent, for: id, by: browser, in: tx) }
    guard isKept else { return nil }
    return hostCookie(Self.cookieName(town), browser.text, maxAge: UnsentForm.lifetimeSeconds)
  }

  /// What this browser sent in vain for a case it may see again.
  func lookUp(_ id: ID<Case>, _ context: AppContext, in tx: any Transaction) throws -> UnsentForm? {
    try Self.secret(context).flatMap { try store.lookUp(id, by: $0, in: tx) }
  }

  /// It was taken over, or sent after all.
  func remove(_ id: ID<Case>, _ context: AppContext, in tx: any Transaction) throws {
    if let browser = Self.secret(context) { try store.remove(id, by: browser, in: tx) }
  }
}
