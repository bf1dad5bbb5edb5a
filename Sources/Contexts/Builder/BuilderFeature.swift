import Kernel
import Ports
import Storage
import Web

/// Procedures in the making: drafts that several people edit, and their way to publication.
public struct BuilderFeature: Feature {
  public static let name = "builder"
  public static let catalogue = TextCatalogue.embedded(
    japanese: PackageResources.ja_json, easyJapanese: PackageResources.easy_ja_json, english: PackageResources.en_json)
  public static let migrations = builderMigrations
  public static let permissions = BuilderPermission.all
  public static let navigation = [
    NavigationLink(textKey: "builder.staff.nav", href: DraftAddress.list, permission: BuilderPermission.write)
  ]

  let desk: DraftDesk
  private let staff: any StaffPort
  private let preview: FormPreview

  /// - Parameter preview: shows a page of a form as residents see it.
  public init(
    town: Town, authoring: any AuthoringPort, audit: any AuditPort, staff: any StaffPort, preview: FormPreview
  ) {
    desk = DraftDesk(town: town, authoring: authoring, audit: audit, shelf: DraftShelf())
    (self.staff, self.preview) = (staff, preview)
  }

  public func addRoutes(to routes: inout RouteTable) {
    FormPages(desk: desk, staff: staff, preview: preview).add(to: &routes)
  }
}
