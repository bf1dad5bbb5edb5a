import Kernel
import Ports
import Storage
import Web

/// Mails to people: kept with what causes them, sent after the commit, and never forgotten when a server refuses.
public struct NoticesFeature: Feature {
  public static let name = "notices"
  public static let catalogue = TextCatalogue.embedded(
    japanese: PackageResources.ja_json, easyJapanese: PackageResources.easy_ja_json, english: PackageResources.en_json)
  public static let migrations = noticesMigrations
  public static let permissions = [NoticesPermission.manage]
  public static let sealedColumns = NoticesSealing.all
  public static let navigation = [
    NavigationLink(textKey: "notices.staff.nav", href: BoardFilter.path, permission: NoticesPermission.manage)
  ]

  let store: MailStore
  let audit: any AuditPort
  let bell = MailBell()
  /// Sends this town's mails; every process may run one.
  public let worker: MailWorker

  public init(town: Town, transport: any MailTransport, audit: any AuditPort) {
    store = MailStore(town: town)
    self.audit = audit
    worker = MailWorker(store: store, audit: audit, transport: transport, bell: bell)
  }

  /// What other contexts may ask: a mail put in is sent once the caller's transaction commits, and only then.
  public var outbox: any MailPort { Outbox(store: store, bell: bell) }

  public func addRoutes(to routes: inout RouteTable) {
    BoardRoutes(store: store, audit: audit, bell: bell).add(to: &routes)
  }

  /// How many mails have not gone out: `waiting` for the first try, `failed` and waiting for the next, `given-up`.
  /// For the operator's measurements.
  public func unsentMails() async throws -> [String: Int] {
    let counts = try await store.town.database.read { [store] tx in try store.countUnsent(in: tx) }
    return Dictionary(uniqueKeysWithValues: counts.map { ($0.key.rawValue, $0.value) })
  }

  /// Removes mails that were sent or withheld, or whose end came, more than 90 days ago.
  /// - Returns: how many were removed.
  public func prune() async throws -> Int {
    try await store.town.database.write { [store] tx in try store.prune(in: tx) }
  }
}
