import Foundation
import Municipality
import StoragePostgres
import Web

/// One town's way back from a backup: everything is looked at before anything is written, and nothing is written over.
struct TownRestore {
  /// Why nothing was restored, in a sentence for the operator.
  struct Refused: Error, Sendable, Equatable {
    let sentence: String
  }

  let manifest: BackupManifest
  /// The town's folder of data that is about to be made.
  let home: URL
  private let source: URL
  /// The address of the database; `nil` for SQLite.
  private let postgres: String?

  /// - Throws: ``Refused`` when the backup is damaged, its place is taken, or the configuration does not fit.
  init(from folder: String, _ configuration: Configuration) throws {
    source = URL(filePath: folder)
    guard let manifest = try? BackupManifest.read(from: source) else {
      throw Refused(sentence: "\(folder) holds no readable \(BackupManifest.name)")
    }
    if let damaged = try manifest.firstDifference(in: source) {
      throw Refused(sentence: "the backup is damaged: \(damaged) is not as it was copied")
    }
    self.manifest = manifest
    home = configuration.data.appending(path: manifest.town)
    for place in [home, Self.halfway(home)] where FileManager.default.fileExists(atPath: place.path) {
      throw Refused(
        sentence: """
          the backup of \(manifest.town), made at \(manifest.madeAt), is whole, but \(place.path) exists already; \
          move it aside. Nothing was changed
          """)
    }
    postgres = try Self.address(of: manifest, in: configuration)
  }

  /// What would be done, or was.
  var sentence: String { "into \(home.path)" + (postgres == nil ? "" : " and the PostgreSQL schema of the town") }

  /// - Throws: ``Refused``, or what stopped the copying; then no folder of the town is left.
  func run() async throws {
    let halfway = Self.halfway(home)
    do {
      try ContentsCopy.makeFolder(halfway)
      try copy("keys.json", to: halfway)
      try copy("files", to: halfway)
      if let postgres {
        try await restore(source.appending(path: "database").path, to: postgres)
      } else {
        try copy("database", to: halfway, as: "tsumugi.sqlite")
      }
      try FileManager.default.moveItem(at: halfway, to: home)
    } catch {
      try? FileManager.default.removeItem(at: halfway)
      throw error
    }
  }

  private func copy(_ name: String, to folder: URL, as newName: String? = nil) throws {
    try ContentsCopy.copy(source.appending(path: name), to: folder.appending(path: newName ?? name))
  }

  private func restore(_ archive: String, to url: String) async throws {
    do {
      try await SchemaArchive(path: archive).restore(to: url, replacing: Self.isUntouched)
    } catch SchemaArchive.Refusal.inUse(let tables) {
      throw Refused(
        sentence: """
          the town's PostgreSQL schema holds data (\(tables.joined(separator: ", "))); rename it first. \
          Nothing was changed
          """)
    } catch SchemaArchive.Refusal.otherSchema(let wanted) {
      throw Refused(
        sentence: "the backup was made from a schema of another name than “\(wanted)”; name that one in the configuration")
    }
  }

  /// Whether a table is one of ours and holds nothing but what the first start of any command puts in.
  static func isUntouched(_ table: String, _ rows: Int) -> Bool {
    let owner = table.prefix { $0 != "_" }
    let isOurs = owner == "storage" || owner == "web" || Features.types.contains { $0.name == owner }
    return isOurs && rows <= rowsAtFirst[table, default: 0]
  }

  /// How many rows migrations, noting whose the database is, and looking whether the town can write, put into a table.
  /// Whoever does anything in a town adds an entry to the audit log.
  private static let rowsAtFirst = [
    "storage_migration": Int.max, "audit_entry": 1, "procedures_revision": 1, "web_write_check": 1, "web_owner": 1,
  ]

  private static func halfway(_ home: URL) -> URL {
    home.deletingLastPathComponent().appending(path: "\(home.lastPathComponent).restoring")
  }

  /// - Returns: the URL of the town's PostgreSQL database; `nil` when the backup is of SQLite.
  private static func address(of manifest: BackupManifest, in configuration: Configuration) throws -> String? {
    let place = try configuration.towns.first { place in
      try TownFile.lookUp(in: URL(filePath: place.folder))?.id == manifest.town
    }
    let engine = place.map { $0.database == "sqlite" ? "sqlite" : "postgres" }
    guard engine == nil || engine == manifest.engine else {
      throw Refused(
        sentence: "the backup is of \(manifest.engine), but the configuration says \(engine ?? ""). Nothing was changed")
    }
    guard manifest.engine == "postgres" else { return nil }
    guard let place else {
      throw Refused(
        sentence: """
          the configuration has no town “\(manifest.town)” and so no address of its database; its folder is “town” in \
          the backup
          """)
    }
    return place.database
  }
}
