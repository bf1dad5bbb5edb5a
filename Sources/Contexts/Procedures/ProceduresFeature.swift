public import Kernel
public import Ports
public import Storage
public import Web

/// What can be applied for: procedures as versioned folders of text, and the pages that lead to them.
public struct ProceduresFeature: Feature {
  public static let name = "procedures"
  public static let catalogue = TextCatalogue.embedded(
    japanese: PackageResources.ja_json, easyJapanese: PackageResources.easy_ja_json,
    english: PackageResources.en_json)
  public static let migrations: [Migration] = procedureMigrations

  /// The port for other contexts of the same town.
  public let procedures: ProcedureCatalogue

  public init(town: Town) {
    procedures = ProcedureCatalogue(database: town.database, world: town.world)
  }

  public func addRoutes(to routes: inout RouteTable) {}
}
