import Kernel
import Ports
import Storage
import Web

/// The register of certificates, and the pages on which anyone can check one.
public struct CertificatesFeature: Feature {
  public static let name = "certificates"
  public static let catalogue = TextCatalogue.embedded(
    japanese: PackageResources.ja_json, easyJapanese: PackageResources.easy_ja_json, english: PackageResources.en_json)
  public static let migrations = certificatesMigrations

  let register: CertificateRegister

  public init(town: Town, audit: any AuditPort) { register = CertificateRegister(town: town, audit: audit) }

  /// What other contexts may ask.
  public var port: any CertificatePort { register }

  public func addRoutes(to routes: inout RouteTable) { VerificationRoutes(register: register).add(to: &routes) }
}
