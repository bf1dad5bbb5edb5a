import ArgumentParser
import Foundation
import Kernel
import Logging
import Storage
import TestSupport
import Testing
@testable import Tsumugi
import Vault
import Web

private let examples = URL(filePath: #filePath)
  .deletingLastPathComponent().appending(path: "../../Examples").standardizedFileURL

/// A folder of data for the example towns on one database.
private struct Place: Sendable {
  let data = FileManager.default.temporaryDirectory.appending(path: "tsumugi-owner-\(UUID().uuidString)")
  let database: String

  init(_ database: DatabasePlace) { self.database = database.engine == .sqlite ? "sqlite" : database.address }

  func home(_ town: String = "asagi-town") -> URL { data.appending(path: town) }
  func keys(_ town: String = "asagi-town") -> URL { home(town).appending(path: "keys.json") }

  func configuration(_ folder: String = "AsagiTown") -> Configuration {
    Configuration(
      host: "127.0.0.1", port: 0, data: data, isPathPrefixed: false, trustedProxies: [], logLevel: .critical,
      furiganaDictionary: "", mails: .folder(data.appending(path: "mails")),
      towns: [.init(folder: examples.appending(path: folder).path, address: "http://127.0.0.1", database: database)])
  }

  /// What any command does first.
  func open(_ folder: String = "AsagiTown") async throws -> TownAssembly {
    let configuration = configuration(folder)
    let assembly = try await TownAssembly.open(configuration.towns[0], configuration)
    try await assembly.migrate()
    return assembly
  }

  func begin() async throws { try await open().town.database.close() }

  /// The one sentence with which a town is refused.
  func refusal(_ folder: String = "AsagiTown") async throws -> String {
    let refused = await #expect(throws: Configuration.Refused.self) { _ = try await open(folder) }
    return refused?.mistakes.joined() ?? ""
  }

  func owner() async throws -> (town: String, rows: Int) {
    let assembly = try await open()
    let found = try await assembly.town.database.read { tx in
      (try tx.firstRow("SELECT town FROM web_owner")?.text("town") ?? "", try tx.count("SELECT count(*) AS n FROM web_owner"))
    }
    try await assembly.town.database.close()
    return found
  }
}

private func withPlace(_ engine: Engine, _ body: (Place) async throws -> Void) async throws {
  try await withPlace(on: engine) { database in
    let place = Place(database)
    defer { try? FileManager.default.removeItem(at: place.data) }
    try await body(place)
  }
}

@Suite("A database, its town and its keys") struct OwnershipTests {
  @Test("no keys are made over a database that holds data, and nothing stands in the way of restoring",
    arguments: Engine.available)
  func missingKeys(engine: Engine) async throws {
    try await withPlace(engine) { place in
      try await place.begin()
      let kept = place.data.appending(path: "kept")
      // A data folder that is lost whole on PostgreSQL; SQLite would lose the database with it.
      try FileManager.default.moveItem(at: engine == .sqlite ? place.keys() : place.home(), to: kept)
      #expect(try await place.refusal().contains("\(place.keys().path) is missing"))
      #expect(!FileManager.default.fileExists(atPath: place.keys().path))
      #expect(FileManager.default.fileExists(atPath: place.home().path) == (engine == .sqlite))
      try FileManager.default.moveItem(at: kept, to: engine == .sqlite ? place.keys() : place.home())
      #expect(try await place.owner() == ("asagi-town", 1))
    }
  }

  @Test("keys of somebody else are refused; keys that rotated are the town's", arguments: Engine.available)
  func otherKeys(engine: Engine) async throws {
    try await withPlace(engine) { place in
      try await place.begin()
      var ring = try Keyring(contentsOf: place.keys())
      ring.addSealingKey(world: .live)
      let hasRetired = ring.retire(1)
      #expect(hasRetired)
      try ring.write(to: place.keys())
      #expect(try await place.owner().rows == 1)
      try Keyring(world: .live).write(to: place.keys())
      #expect(try await place.refusal().contains("begun with other keys than those in \(place.keys().path)"))
    }
  }

  @Test("a town is not opened over the database of another, with keys of its own or copied ones",
    arguments: Engine.available)
  func otherTown(engine: Engine) async throws {
    try await withPlace(engine) { place in
      try await place.begin()
      if engine == .postgres {
        #expect(try await place.refusal("TsumugiCity").contains("belongs to the town “asagi-town”"))
        #expect(!FileManager.default.fileExists(atPath: place.home("tsumugi-city").path))
      }
      try FileManager.default.copyItem(at: place.home(), to: place.home("tsumugi-city"))
      #expect(try await place.refusal("TsumugiCity").contains("belongs to the town “asagi-town”"))
      #expect(try await place.owner() == ("asagi-town", 1))
    }
  }

  @Test("a database of a release that did not ask becomes its town's, but only with keys that are there",
    arguments: Engine.available)
  func adoption(engine: Engine) async throws {
    try await withPlace(engine) { place in
      let old = try await place.open()
      try await old.town.database.write { tx in
        try tx.run("DROP TABLE web_owner")
        try tx.run("DELETE FROM storage_migration WHERE id = \(DatabaseOwner.migration)")
      }
      try await old.town.database.close()
      let ring = try Keyring(contentsOf: place.keys())
      try FileManager.default.removeItem(at: place.keys())
      #expect(try await place.refusal().contains("is missing"))
      try ring.write(to: place.keys())
      #expect(try await place.owner() == ("asagi-town", 1))
      try Keyring(world: .live).write(to: place.keys())
      #expect(try await place.refusal().contains("other keys"))
    }
  }

  @Test("many that begin on a new database at once share its keys", .enabled(if: Engine.available.contains(.postgres)))
  func together() async throws {
    try await withPlace(.postgres) { place in
      let codes = try await withThrowingTaskGroup(of: String.self) { group in
        for _ in 0..<6 {
          group.addTask {
            let assembly = try await place.open()
            try await assembly.town.database.close()
            return assembly.town.vault.rootCode
          }
        }
        return try await group.reduce(into: Set<String>()) { $0.insert($1) }
      }
      #expect(codes.count == 1)
      #expect(try await place.owner() == ("asagi-town", 1))
    }
  }

  @Test("of two with keys of their own that begin on a new database at once, one is refused",
    .enabled(if: Engine.available.contains(.postgres)))
  func race() async throws {
    try await withPlace(on: .postgres) { database in
      let places = [Place(database), Place(database)]
      defer { for place in places { try? FileManager.default.removeItem(at: place.data) } }
      let opened = await withTaskGroup(of: Bool.self) { group in
        for place in places {
          group.addTask {
            do {
              try await place.begin()
              return true
            } catch {
              #expect(error is Configuration.Refused, "\(error)")
              return false
            }
          }
        }
        return await group.reduce(into: [Bool]()) { $0.append($1) }
      }
      #expect(opened.filter { $0 }.count == 1)
    }
  }

  @Test("every command ends as with a wrong configuration", arguments: ["migrate", "check", "serve", "backup"])
  func status(command: String) async throws {
    try await withPlace(.sqlite) { place in
      try await place.begin()
      try FileManager.default.removeItem(at: place.keys())
      let file = place.data.appending(path: "tsumugi.yaml")
      try Data("""
        data: \(place.data.path)
        listen: {port: 0}
        log: {level: critical}
        mail: {folder: mails}
        towns: [{folder: \(examples.path)/AsagiTown, address: "http://127.0.0.1"}]
        """.utf8).write(to: file)
      let words = [command, "--config", file.path] + (command == "backup" ? [place.data.appending(path: "b").path] : [])
      await #expect(throws: ExitCode(78)) { try await Tsumugi.perform(words) }
    }
  }
}
