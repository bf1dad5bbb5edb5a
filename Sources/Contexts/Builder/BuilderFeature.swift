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
  private let channels: ChannelPreviews
  private let trial: FormTrial
  private let uses: (any ProcedureUsePort)?

  /// - Parameters:
  ///   - preview: shows a page of a form as residents see it.
  ///   - channels: show a procedure with the answers of an example in each channel.
  ///   - trial: lets somebody fill in a form without anything being kept.
  ///   - uses: how much each procedure is used; `nil` where nobody counts.
  public init(
    town: Town, authoring: any AuthoringPort, audit: any AuditPort, staff: any StaffPort, preview: FormPreview,
    channels: ChannelPreviews, trial: FormTrial, uses: (any ProcedureUsePort)? = nil
  ) {
    desk = DraftDesk(town: town, authoring: authoring, audit: audit, shelf: DraftShelf())
    (self.staff, self.preview, self.channels) = (staff, preview, channels)
    (self.trial, self.uses) = (trial, uses)
  }

  public func addRoutes(to routes: inout RouteTable) {
    FormPages(desk: desk, staff: staff, preview: preview, channels: channels, trial: trial, uses: uses).add(to: &routes)
  }

  /// Checks the draft that waits longest for its full check. To be called one after the other.
  /// - Returns: whether one waited.
  public func checkNext() async -> Bool { await desk.checkNext() }
}
