import Kernel
import Ports
import Storage
import Web

/// The town's officers: who they are, what they may do, and how they sign in.
public struct StaffFeature: Feature {
  public static let name = "staff"
  public static let catalogue = TextCatalogue.embedded(
    japanese: PackageResources.ja_json, easyJapanese: PackageResources.easy_ja_json, english: PackageResources.en_json)
  public static let migrations = staffMigrations
  public static let permissions = [StaffPermission.manageOfficers]
  public static let sealedColumns = StaffSealing.all
  public static let navigation = [
    NavigationLink(
      textKey: "staff.staff.officers.nav", href: "/staff/officers", permission: StaffPermission.manageOfficers)
  ]

  let desk: StaffDesk
  let drawCode: CodeDrawing?

  /// - Parameter drawCode: draws the 2D code an authenticator app scans; without it the key is typed.
  public init(town: Town, audit: any AuditPort, drawCode: CodeDrawing? = nil) {
    desk = StaffDesk(town: town, audit: audit)
    self.drawCode = drawCode
  }

  public func addRoutes(to routes: inout RouteTable) {
    SignInRoutes(desk: desk, drawCode: drawCode).add(to: &routes)
    AccountRoutes(desk: desk).add(to: &routes)
    OfficerRoutes(desk: desk).add(to: &routes)
  }

  /// Forgets sessions and sign-ins that have ended.
  /// - Returns: how many rows were removed.
  public func prune() async throws -> Int {
    try await desk.town.database.write { tx in
      let now = desk.town.world.now
      return try SessionStore.prune(at: now, in: tx) + ChallengeStore.prune(at: now, in: tx)
    }
  }
}
