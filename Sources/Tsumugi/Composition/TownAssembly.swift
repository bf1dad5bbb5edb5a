import Foundation
import Kernel
import Mail
import Metrics
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
  /// - Parameter metrics: where the town's doings are counted; nowhere for a command that ends at once.
  static func open(
    _ place: Configuration.TownPlace, _ configuration: Configuration, world: World = .live,
    metrics: any MetricsFactory = NOOPMetricsHandler.instance
  ) async throws -> TownAssembly {
    let folder = URL(filePath: place.folder)
    let profile = try TownFile.read(folder.appending(path: "town.yaml").path)
    let home = configuration.data.appending(path: profile.id)
    try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let keys = KeyFile(home.appending(path: "keys.json"))
    try keys.makeIfMissing(world: world)
    let vault = try Vault(keys)
    let commits = Recorder(label: "tsumugi_commit_writes", dimensions: [("town", profile.id)], factory: metrics)
    let database: any Database = place.database == "sqlite"
      ? try SQLiteDatabase(path: home.appending(path: "tsumugi.sqlite").path, onCommit: { commits.record($0) })
      : try await PostgresDatabase(url: place.database, onCommit: { commits.record($0) })
    let town = Town(
      profile: profile, database: database, vault: vault,
      files: try SealedFiles(folder: home.appending(path: "files"), vault: vault, world: world), world: world,
      address: place.address)
    let transport = try transport(configuration.mails, town: profile.id)
    let features = Features(
      town: town, transport: transport, metrics: metrics,
      readAloud: SharedFurigana.readAloud(configuration.furiganaDictionary))
    return TownAssembly(town: town, features: features, folder: folder, transport: transport)
  }

  private static func transport(_ place: Configuration.MailPlace, town: String) throws -> any MailTransport {
    switch place {
    case .server(let settings): try SMTPTransport(settings)
    case .folder(let folder): try FolderTransport(folder: folder.appending(path: town))
    }
  }

  /// Brings the database up to this release.
  @discardableResult
  func migrate() async throws -> [String] {
    try await Migrator(Features.migrations).run(on: town.database, now: town.world.now.milliseconds)
  }

  /// The town's files against what its database names.
  var fileCollection: FileCollection { FileCollection(town: town, references: Features.fileReferences) }

  /// The procedure folders beside `town.yaml`.
  var procedureFolders: [String] { folders(in: "procedures") }

  /// The folders of guides through events of life beside `town.yaml`.
  var lifeEventFolders: [String] { folders(in: "life-events") }

  private func folders(in name: String) -> [String] {
    let parent = folder.appending(path: name)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: parent.path)) ?? []
    return names.sorted().filter { !$0.hasPrefix(".") }.map { parent.appending(path: $0).path }
  }
}
