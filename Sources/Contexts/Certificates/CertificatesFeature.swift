import Kernel
import Ports
import Storage
import Web

/// The register of certificates, the pages on which anyone can check one, and the list in which officers look them up.
public struct CertificatesFeature: Feature {
  public static let name = "certificates"
  public static let catalogue = TextCatalogue.embedded(
    japanese: PackageResources.ja_json, easyJapanese: PackageResources.easy_ja_json, english: PackageResources.en_json)
  public static let migrations = certificatesMigrations
  public static let permissions = [CertificatesPermission.read]
  public static let sealedColumns = CertificatesSealing.all
  public static let navigation = [
    NavigationLink(
      textKey: "certificates.staff.nav", href: CertificateFilter.path, permission: CertificatesPermission.read)
  ]

  let register: CertificateRegister

  public init(town: Town, audit: any AuditPort) { register = CertificateRegister(town: town, audit: audit) }

  /// What other contexts may ask.
  public var port: any CertificatePort { register }

  public func addRoutes(to routes: inout RouteTable) {
    VerificationRoutes(register: register).add(to: &routes)
    CertificateListRoutes(town: register.town, audit: register.audit).add(to: &routes)
  }

  /// The certificate behind an address that the register gave; `nil` for any other text.
  public func id(of address: String) -> ID<Certificate>? { register.id(in: address) }

  /// Every certificate of a query, in its order.
  public func list(_ query: CertificateQuery) async throws -> [Certificate] {
    var all: [Certificate] = []
    var after: CertificateCursor?
    repeat {
      let start = after
      let page = try await register.town.database.read { tx in
        try CertificateList.page(query, after: start, limit: CertificateListRoutes.rowsAtOnce, in: tx)
      }
      all += page.rows
      after = page.next
    } while after != nil
    return all
  }

  /// The certificates an operator means by an id or by a number as it is printed.
  public func find(_ idOrNumber: String) async throws -> [Certificate] {
    try await register.town.database.read { tx in
      if let id = ID<Certificate>(idOrNumber) { return try register.lookUp(id, in: tx).map { [$0] } ?? [] }
      return try CertificateList.find(number: idOrNumber, in: tx)
    }
  }
}
