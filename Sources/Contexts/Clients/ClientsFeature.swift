import Kernel
import Ports
import Storage
import Web

/// Programs that apply: who they are, what they may call, and the addresses they call.
public struct ClientsFeature: Feature {
  public static let name = "clients"
  public static let catalogue = TextCatalogue.embedded(
    japanese: PackageResources.ja_json, easyJapanese: PackageResources.easy_ja_json, english: PackageResources.en_json)
  public static let migrations = clientsMigrations
  public static let permissions = ClientsPermission.all
  public static let navigation = [
    NavigationLink(textKey: "clients.staff.nav", href: ClientRoutes.path, permission: ClientsPermission.manage)
  ]

  let desk: ClientDesk
  private let documents = PublicDocuments()

  public init(
    town: Town, procedures: any ProcedurePort, applications: any ApplicationPort, sent: any SentApplicationPort,
    engineers: any EngineerPort, mail: any MailPort, audit: any AuditPort
  ) {
    desk = ClientDesk(
      town: town, procedures: procedures, applications: applications, sent: sent, engineers: engineers, mail: mail,
      audit: audit)
  }

  /// Writes to those who answer for programs whose tokens end soon. May be run as often as one likes, by any process.
  /// - Returns: about how many programs.
  public func remind() async throws -> Int { try await TokenReminders(desk: desk).send() }

  public func addRoutes(to routes: inout RouteTable) {
    CallRoutes(desk: desk, documents: documents).add(to: &routes)
    ClientRoutes(desk: desk).add(to: &routes)
  }
}
