import Audit
import Foundation
import Kernel
import Logging
import Ports
import Storage
import StorageSQLite
import TestSupport
import Testing
@testable import Tsumugi
import Web

private let root = URL(filePath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

/// A configuration with one example town, in a folder of its own.
private struct Place {
  let folder: URL
  let configuration: Configuration
  var home: URL { configuration.data.appending(path: "asagi-town") }
  var backup: URL { folder.appending(path: "backup") }

  init(database: String, town: String = "Examples/AsagiTown") {
    folder = FileManager.default.temporaryDirectory.appending(path: "tsumugi-restore-\(UUID().uuidString)")
    configuration = Configuration(
      host: "127.0.0.1", port: 0, data: folder.appending(path: "data"), isPathPrefixed: false, trustedProxies: [],
      logLevel: .critical, furiganaDictionary: "", mails: .folder(folder.appending(path: "mails")),
      towns: [.init(folder: root.appending(path: town).path, address: "http://127.0.0.1", database: database)])
  }

  /// What any command does first.
  func open() async throws -> TownAssembly {
    let assembly = try await TownAssembly.open(configuration.towns[0], configuration)
    try await assembly.migrate()
    return assembly
  }

  func refusal() async throws -> String {
    let refused = await #expect(throws: TownRestore.Refused.self) {
      try await TownRestore(from: backup.path, configuration).run()
    }
    return refused?.sentence ?? ""
  }

  func entries(_ assembly: TownAssembly) async throws -> CommandOutcome {
    try await AuditCommands.verify(assembly.town.database, vault: assembly.town.vault)
  }

  func moveAside() throws { try FileManager.default.removeItem(at: home) }
}

@Suite("Restoring a town") struct RestoreTests {
  @Test(
    "what was backed up comes back over what a command made meanwhile, and over nothing that holds data",
    arguments: Engine.available)
  func wayBack(engine: Engine) async throws {
    try await withPlace(on: engine) { database in
      let place = Place(database: engine == .sqlite ? "sqlite" : database.address)
      defer { try? FileManager.default.removeItem(at: place.folder) }
      let old = try await place.open()
      let log = old.features.log
      try await old.town.database.write { tx in
        try log.record(AuditEntry(actor: .system("test"), action: "test.done", subject: "test"), in: tx)
      }
      let stored = try old.town.files.store([1, 2, 3])
      let whole = try await place.entries(old)
      _ = try await BackupCommand.copy(old, home: place.home, into: place.backup)
      #expect(try await place.refusal().contains("exists already"))
      try place.moveAside()
      if engine == .postgres {
        #expect(try await place.refusal().contains("holds data"))
        let drop = SQLText(stringLiteral: "DROP SCHEMA \(schema(of: database)) CASCADE")
        try await old.town.database.write { try $0.run(drop) }
      }
      try await old.town.database.close()
      // An empty town in its place, as `tsumugi check` makes it.
      try await place.open().town.database.close()
      #expect(try await place.refusal().contains("exists already"))
      try place.moveAside()
      try await TownRestore(from: place.backup.path, place.configuration).run()
      let new = try await place.open()
      #expect(try await place.entries(new) == whole && whole.lines[0].contains("1 entry"))
      #expect(try new.town.files.contents(of: stored.name) == [1, 2, 3])
      try await new.town.database.close()
    }
  }

  /// The test's own schema, from `…?schema=name`.
  private func schema(of place: DatabasePlace) -> String { String(place.address.split(separator: "=").last ?? "") }

  @Test("a damaged backup, and one of another engine, are refused before anything is written")
  func refused() async throws {
    let place = Place(database: "sqlite")
    defer { try? FileManager.default.removeItem(at: place.folder) }
    let old = try await place.open()
    _ = try await BackupCommand.copy(old, home: place.home, into: place.backup)
    try await old.town.database.close()
    try place.moveAside()
    let other = Place(database: "postgres://nobody@127.0.0.1/none")
    let engine = #expect(throws: TownRestore.Refused.self) {
      try TownRestore(from: place.backup.path, other.configuration)
    }
    #expect(engine?.sentence.contains("the backup is of sqlite, but the configuration says postgres") == true)
    try Data("x".utf8).write(to: place.backup.appending(path: "keys.json"))
    #expect(try await place.refusal().contains("damaged: keys.json"))
    #expect(!FileManager.default.fileExists(atPath: place.home.path))
  }

  @Test("a fresh database holds rows only where the restore expects them")
  func untouched() async throws {
    let database = try SQLiteDatabase.inMemory()
    try await Migrator(Features.migrations).run(on: database, now: 1)
    let counts = try await database.read { tx in
      try tx.rows("SELECT name FROM sqlite_master WHERE type = 'table'").map { row in
        let table = try row.text("name")
        return (table, try tx.count(SQLText(stringLiteral: "SELECT count(*) AS n FROM \(table)")))
      }
    }
    #expect(counts.count > 20)
    for (table, rows) in counts { #expect(TownRestore.isUntouched(table, rows), "\(table) begins with \(rows) rows") }
    #expect(!TownRestore.isUntouched("cases_case", 1) && !TownRestore.isUntouched("their_table", 0))
  }
}
