import Kernel
import Ports
import Storage
import Web

/// Residents' accounts: signing in with a code by mail, and a page of one's own.
public struct IdentityFeature: Feature {
  public static let name = "identity"
  public static let catalogue = TextCatalogue.embedded(
    japanese: PackageResources.ja_json, easyJapanese: PackageResources.easy_ja_json, english: PackageResources.en_json)
  public static let migrations = identityMigrations
  public static let sealedColumns = IdentitySealing.all

  let desk: IdentityDesk

  public init(
    town: Town, audit: any AuditPort, mail: any MailPort, cases: any ResidentCasesPort,
    links: any ResidentLinkPort
  ) {
    desk = IdentityDesk(town: town, audit: audit, mail: mail, cases: cases, links: links)
  }

  public func addRoutes(to routes: inout RouteTable) {
    SignInRoutes(desk: desk).add(to: &routes)
    MyPageRoutes(desk: desk).add(to: &routes)
    SettingsRoutes(desk: desk).add(to: &routes)
    MailChangeRoutes(desk: desk).add(to: &routes)
    CounterCodeRoutes(desk: desk).add(to: &routes)
  }

  /// Forgets sessions that have ended and codes whose time is over.
  /// - Returns: how many rows were removed.
  public func prune() async throws -> Int {
    try await desk.town.database.write { tx in
      try SessionStore.prune(at: desk.town.world.now, in: tx) + desk.pending.prune(in: tx)
        + CounterCodeStore(town: desk.town).prune(in: tx)
    }
  }
}
