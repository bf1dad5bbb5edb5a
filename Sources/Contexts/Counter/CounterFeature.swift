import Kernel
import Ports
import Storage
import Web

/// The officer's side of applying: the interview at the counter and on the telephone, and what comes on paper.
public struct CounterFeature: Feature {
  public static let name = "counter"
  public static let catalogue = TextCatalogue.embedded(
    japanese: PackageResources.ja_json, easyJapanese: PackageResources.easy_ja_json, english: PackageResources.en_json)
  public static let migrations = counterMigrations
  public static let permissions = CounterPermission.all
  public static let navigation = [
    NavigationLink(textKey: "counter.staff.nav", href: StartRoutes.path, permission: CounterPermission.use)
  ]

  let desk: CounterDesk
  /// Draws the printable forms.
  public let paper: PaperForms
  private let staff: any StaffPort

  public init(
    town: Town, procedures: any ProcedurePort, applications: any ApplicationPort, residents: any ResidentPort,
    reference: any ReferencePort, staff: any StaffPort, audit: any AuditPort, paper: PaperForms
  ) {
    desk = CounterDesk(
      town: town, procedures: procedures, applications: applications, residents: residents, reference: reference,
      audit: audit)
    (self.paper, self.staff) = (paper, staff)
  }

  public func addRoutes(to routes: inout RouteTable) {
    InterviewAssets.addRoutes(to: &routes)
    StartRoutes(desk: desk).add(to: &routes)
    InterviewRoutes(desk: desk).add(to: &routes)
    HandoverRoutes(desk: desk, staff: staff).add(to: &routes)
    ResidentRoutes(desk: desk).add(to: &routes)
    CheckRoutes(desk: desk).add(to: &routes)
    PaperRoutes(desk: desk, forms: paper).add(to: &routes)
    PaperEntryRoutes(desk: desk).add(to: &routes)
  }
}
