import Kernel
import Ports
import Storage
import Web

/// The registry of residents as the town's 住民基本台帳 gives it out: imported, sealed, looked up, and every look written
/// down.
public struct ResidentsFeature: Feature {
  public static let name = "residents"
  public static let catalogue = TextCatalogue.embedded(
    japanese: PackageResources.ja_json, easyJapanese: PackageResources.easy_ja_json, english: PackageResources.en_json)
  public static let migrations = residentsMigrations
  public static let permissions = ResidentsPermission.all
  public static let sealedColumns = ResidentsSealing.all
  public static let navigation = [
    NavigationLink(textKey: "residents.staff.nav", href: SearchRoutes.path, permission: ResidentsPermission.read)
  ]

  let desk: ResidentDesk
  let accounts: any AccountPort
  let staff: any StaffPort
  let trail: any AuditTrailPort

  public init(
    town: Town, audit: any AuditPort, accounts: any AccountPort, staff: any StaffPort, trail: any AuditTrailPort
  ) {
    desk = ResidentDesk(town: town, audit: audit)
    (self.accounts, self.staff, self.trail) = (accounts, staff, trail)
  }

  /// What other contexts may ask.
  public var port: any ResidentPort { desk }
  /// What the accounts' own pages may ask.
  public var links: any ResidentLinkPort { ResidentLinks(town: desk.town, audit: desk.audit) }

  public func addRoutes(to routes: inout RouteTable) {
    SearchRoutes(desk: desk).add(to: &routes)
    PersonRoutes(feature: self).add(to: &routes)
    LinkRoutes(feature: self).add(to: &routes)
  }

  /// Forgets what officers looked for once its time is over.
  public func prune() async throws {
    try await desk.town.database.write { [desk] tx in try desk.searches.prune(in: tx) }
  }
}
