import Foundation
import Storage
import StoragePostgres
import StorageSQLite
import Testing
import TestSupport

@Suite("Durability") struct DurabilityTests {
  @Test("SQLite writes ahead and waits for the disk at each commit")
  func sqlite() async throws {
    try await withDatabase(.sqlite) { database in
      let mode = try await database.read { tx in
        try tx.firstRow("SELECT journal_mode AS v FROM pragma_journal_mode")?.text("v")
      }
      #expect(mode == "wal")
      let synchronous = try await database.write { tx in
        try tx.firstRow("SELECT synchronous AS v FROM pragma_synchronous")?.int("v")
      }
      #expect(synchronous == 2)
    }
  }

  @Test("what was written is there when the database is opened again", arguments: Engine.available)
  func reopened(engine: Engine) async throws {
    try await withPlace(on: engine) { place in
      let first = try await place.open()
      try await first.write { tx in
        try tx.run("CREATE TABLE t (s TEXT)")
        try tx.run("INSERT INTO t VALUES (\("紡ぐ"))")
      }
      try await first.close()
      let second = try await place.open()
      #expect(try await texts("s", of: "t", in: second) == ["紡ぐ"])
      try await second.close()
    }
  }

  @Test("a backup is a whole copy, made while the database is open", arguments: Engine.available)
  func backUp(engine: Engine) async throws {
    try await withDatabase(engine) { database in
      try await database.write { tx in
        try tx.run("CREATE TABLE t (s TEXT)")
        try tx.run("INSERT INTO t VALUES (\("紡ぐ"))")
      }
      let file = FileManager.default.temporaryDirectory.appending(path: "backup-\(UUID())")
      defer { try? FileManager.default.removeItem(at: file) }
      try await database.backUp(to: file.path)
      let start = try Data(contentsOf: file).prefix(15)
      #expect(String(decoding: start, as: UTF8.self).hasPrefix(engine == .sqlite ? "SQLite format 3" : "PGDMP"))
      if engine == .sqlite {
        let copy = try SQLiteDatabase(path: file.path)
        #expect(try await texts("s", of: "t", in: copy) == ["紡ぐ"])
        try await copy.close()
      }
    }
  }

  @Test("a backup that cannot be written says so", arguments: Engine.available)
  func failedBackUp(engine: Engine) async throws {
    try await withDatabase(engine) { database in
      await #expect(throws: StorageError.self) { try await database.backUp(to: "/nowhere/at/all") }
    }
  }
}
