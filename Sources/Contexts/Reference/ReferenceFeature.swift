import Kernel
import Ports
import Storage
import Web

/// Codes and calendars that the town does not make itself: postal codes, municipality codes, holidays.
public struct ReferenceFeature: Feature {
  public static let name = "reference"
  public static let catalogue = TextCatalogue.embedded(
    japanese: PackageResources.ja_json, easyJapanese: PackageResources.easy_ja_json, english: PackageResources.en_json)
  public static let migrations = referenceMigrations

  let town: Town
  let audit: any AuditPort

  public init(town: Town, audit: any AuditPort) {
    self.town = town
    self.audit = audit
    port = ReferenceDesk(town: town)
  }

  /// What other contexts may ask.
  public let port: any ReferencePort

  public func addRoutes(to routes: inout RouteTable) { PlaceRoutes(town: town).add(to: &routes) }
}
