import Foundation
import Kernel
import Storage
import TestSupport
import Testing
@testable import Web
import WebTestSupport

/// The same town on another database.
private func town(_ town: Town, on database: any Storage.Database) -> Town {
  Town(
    profile: town.profile, database: database, vault: town.vault, files: town.files, world: town.world,
    address: town.address)
}

/// A database that has become read-only: it runs writes where the engine itself lets nothing be changed.
private struct ReadOnlyDatabase: Storage.Database {
  let inner: any Storage.Database
  var engine: String { inner.engine }

  func read<T: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> T) async throws -> T {
    try await inner.read(body)
  }

  func write<T: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> T) async throws -> T {
    try await inner.read(body)
  }

  func backUp(to path: String) async throws { try await inner.backUp(to: path) }
  func close() async throws {}
}

/// A database that is not there.
private struct GoneDatabase: Storage.Database {
  let engine = "gone"

  func read<T: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> T) async throws -> T {
    throw StorageError.unreachable("gone")
  }

  func write<T: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> T) async throws -> T {
    throw StorageError.unreachable("gone")
  }

  func backUp(to path: String) async throws {}
  func close() async throws {}
}

@Suite("Looking whether a town can write") struct WriteCheckTests {
  @Test("a town that can says nothing, again and again, and keeps no file of it", arguments: Engine.available)
  func well(engine: Engine) async throws {
    try await withTown(engine) { town in
      #expect(await WriteCheck(town: town).run() == nil)
      #expect(await WriteCheck(town: town).run() == nil)
      let rows = try await town.database.read { try $0.count("SELECT count(*) AS n FROM web_write_check") }
      #expect(rows == 1)
      #expect(try FileManager.default.contentsOfDirectory(atPath: town.files.folder.path + "/arriving").isEmpty)
    }
  }

  @Test(
    "a database that can be read and not changed is told from one that does not answer", arguments: Engine.available)
  func database(engine: Engine) async throws {
    try await withTown(engine) { whole in
      let readOnly = town(whole, on: ReadOnlyDatabase(inner: whole.database))
      #expect(await WriteCheck(town: readOnly).run() == .databaseCannotWrite)
      #expect(await WriteCheck(town: town(whole, on: GoneDatabase())).run() == .databaseDoesNotAnswer)
    }
  }

  @Test("files that cannot be kept are noticed: their folder is gone, or something else stands in its place")
  func files() async throws {
    try await withTown { town in
      let arriving = town.files.folder.appendingPathComponent("arriving")
      try FileManager.default.removeItem(at: arriving)
      #expect(await WriteCheck(town: town).run() == .filesCannotWrite)
      try Data().write(to: arriving)
      #expect(await WriteCheck(town: town).run() == .filesCannotWrite)
    }
  }

  @Test("a folder that may only be read is noticed", .enabled(if: getuid() != 0, "the superuser may write everywhere"))
  func readOnlyFolder() async throws {
    try await withTown { town in
      let arriving = town.files.folder.appendingPathComponent("arriving").path
      try FileManager.default.setAttributes([.posixPermissions: 0o500], ofItemAtPath: arriving)
      #expect(await WriteCheck(town: town).run() == .filesCannotWrite)
      try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: arriving)
    }
  }
}
