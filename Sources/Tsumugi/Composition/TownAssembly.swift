import Foundation
import Kernel
import Mail
import Municipality
import Ports
import Storage
import StoragePostgres
import StorageSQLite
import Vault
import Web

/// One town put together from its place in the configuration: database, keys, files, features.
struct TownAssembly: Sendable {
  let town: Town
  let features: Features
  let folder: URL
  let transport: any MailTransport

  /// Opens everything. Keys are made on the first start, readable by the service's own user alone.
  static func open(_ place: Configuration.TownPlace, _ configuration: Configuration, world: World = .live) async throws -> TownAssembly {
    let folder = URL(filePath: place.folder)
    let profile = try TownFile.read(folder.appending(path: "town.yaml").path)
    let home = configuration.data.appending(path: profile.id)
    try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let vault = try Vault(keyring(at: home.appending(path: "keys.json"), world: world))
    let database: any Database = place.database == "sqlite"
      ? try SQLiteDatabase(path: home.appending(path: "tsumugi.sqlite").path)
      : try await PostgresDatabase(url: place.database)
    let town = Town(
      profile: profile, database: database, vault: vault,
      files: try SealedFiles(folder: home.appending(path: "files"), vault: vault, world: world), world: world,
      address: place.address)
    let transport = try transport(configuration.mails, town: profile.id)
    return TownAssembly(town: town, features: Features(town: town, transport: transport), folder: folder, transport: transport)
  }

  private static func transport(_ place: Configuration.MailPlace, town: String) throws -> any MailTransport {
    switch place {
    case .server(let settings): try SMTPTransport(settings)
    case .folder(let folder): try FolderTransport(folder: folder.appending(path: town))
    }
  }

  private static func keyring(at url: URL, world: World) throws -> Keyring {
    if FileManager.default.fileExists(atPath: url.path) { return try Keyring(contentsOf: url) }
    let ring = Keyring(world: world)
    try ring.write(to: url)
    return ring
  }

  /// Brings the database up to this release.
  @discardableResult
  func migrate() async throws -> [String] {
    try await Migrator(Features.migrations).run(on: town.database, now: town.world.now.milliseconds)
  }

  /// The procedure folders beside `town.yaml`.
  var procedureFolders: [String] {
    let parent = folder.appending(path: "procedures")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: parent.path)) ?? []
    return names.sorted().filter { !$0.hasPrefix(".") }.map { parent.appending(path: $0).path }
  }
}
