import Kernel
import Ports
import Storage
import Web

/// The municipality's append-only log: who looked at what and who changed what.
public struct AuditFeature: Feature {
  public static let name = "audit"
  public static let catalogue = TextCatalogue.embedded(
    japanese: PackageResources.ja_json, easyJapanese: PackageResources.easy_ja_json, english: PackageResources.en_json)
  public static let migrations = auditMigrations
  public static let permissions = [AuditPermission.read]
  public static let navigation = [
    NavigationLink(textKey: "audit.staff.nav", href: AuditQuery.path, permission: AuditPermission.read)
  ]

  let routes: AuditRoutes

  /// - Parameter staff: gives the names of officers, which the log itself never holds.
  public init(town: Town, audit: any AuditPort, staff: any StaffPort) {
    routes = AuditRoutes(town: town, audit: audit, staff: staff)
  }

  public func addRoutes(to table: inout RouteTable) { routes.add(to: &table) }
}
