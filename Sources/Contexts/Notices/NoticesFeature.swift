import Kernel
import Ports
import Storage
import Web

/// Mails to applicants: the outbox they are put into, the worker that sends them, the board of what failed.
public struct NoticesFeature: Feature {
  public static let name = "notices"
  public static let catalogue = TextCatalogue.embedded(
    japanese: PackageResources.ja_json, easyJapanese: PackageResources.easy_ja_json, english: PackageResources.en_json)
  public static let migrations = noticesMigrations
  public static let manage = Permission("notices.manage", [.departmentAdmin, .townAdmin])
  public static let permissions = [manage]
  public static let navigation = [NavigationLink(textKey: "notices.staff.nav", href: "/staff/notices", permission: manage)]

  let store: MailStore
  let audit: any AuditPort
  /// Sends what is due; one for each process is enough, several do no harm.
  public let worker: MailWorker

  public init(town: Town, transport: any MailTransport, audit: any AuditPort) {
    store = MailStore(town: town)
    self.audit = audit
    worker = MailWorker(store: store, transport: transport)
  }

  /// What other contexts may ask.
  public var outbox: any MailPort { store }

  public func addRoutes(to routes: inout RouteTable) { BoardRoutes(store: store, audit: audit).add(to: &routes) }
}
