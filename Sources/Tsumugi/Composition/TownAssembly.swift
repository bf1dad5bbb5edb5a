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

  /// Opens everything. Keys are made on the first start, readable by the service's own user alone; never for a database
  /// that holds data.
  /// - Parameter metrics: where the town's doings are counted; nowhere for a command that ends at once.
  /// - Throws: ``Configuration/Refused`` when database, town and keys do not belong together; what else is wrong.
  static func open(
    _ place: Configuration.TownPlace, _ configuration: Configuration, world: World = .live,
    metrics: any MetricsFactory = NOOPMetricsHandler.instance
  ) async throws -> TownAssembly {
    let folder = URL(filePath: place.folder)
    let profile = try TownFile.read(folder.appending(path: TownFile.name).path)
    let home = configuration.data.appending(path: profile.id)
    let commits = Recorder(label: "tsumugi_commit_writes", dimensions: [("town", profile.id)], factory: metrics)
    let database = try await openDatabase(place, home: home) { commits.record($0) }
    let vault: Vault
    do {
      let ownership = TownOwnership(town: profile.id, keys: KeyFile(home.appending(path: "keys.json")))
      vault = try ownership.vault(for: await TownOwnership.look(at: database), world: world)
    } catch {
      try? await database.close()
      throw error
    }
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

  /// A town on PostgreSQL has no folder before it is known that the database is its own: one that is there stands in
  /// the way of restoring.
  private static func openDatabase(
    _ place: Configuration.TownPlace, home: URL, onCommit: @escaping @Sendable (Int) -> Void
  ) async throws -> any Database {
    guard place.database == "sqlite" else { return try await PostgresDatabase(url: place.database, onCommit: onCommit) }
    try ContentsCopy.makeFolder(home)
    return try SQLiteDatabase(path: home.appending(path: "tsumugi.sqlite").path, onCommit: onCommit)
  }

  private static func transport(_ place: Configuration.MailPlace, town: String) throws -> any MailTransport {
    switch place {
    case .server(let settings): try SMTPTransport(settings)
    case .folder(let folder): try FolderTransport(folder: folder.appending(path: town))
    }
  }

  /// Brings the database up to this release, and notes in it whose it is. Nothing may be sealed for it before.
  /// - Throws: `MigrationFailure`, or ``Configuration/Refused`` when another process was first to make the database its
  ///   town's.
  @discardableResult
  func migrate() async throws -> [String] {
    let ran = try await Migrator(Features.migrations).run(on: town.database, now: town.world.now.milliseconds)
    if let keys = town.vault.file {
      try await TownOwnership(town: town.id, keys: keys).claim(town.database, town.vault, at: town.world.now)
    }
    return ran
  }

  /// The town's files against what its database names.
  var fileCollection: FileCollection { FileCollection(town: town, references: Features.fileReferences) }

  /// The procedure folders beside `town.yaml`.
  /// - Throws: what keeps their folder from being looked into.
  func procedureFolders() throws -> [String] { try folders(in: "procedures") }

  /// The folders of guides through events of life beside `town.yaml`.
  /// - Throws: what keeps their folder from being looked into.
  func lifeEventFolders() throws -> [String] { try folders(in: "life-events") }

  /// None where the town has no such folder.
  private func folders(in name: String) throws -> [String] {
    let parent = folder.appending(path: name)
    guard FileManager.default.fileExists(atPath: parent.path) else { return [] }
    let names = try FileManager.default.contentsOfDirectory(atPath: parent.path)
    return names.sorted().filter { !$0.hasPrefix(".") }.map { parent.appending(path: $0).path }
  }
}
