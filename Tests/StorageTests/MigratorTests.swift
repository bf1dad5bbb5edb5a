import Storage
import Testing
import TestSupport

@Suite("Migrations") struct MigratorTests {
  private let good = [
    Migration("things-0001-things") { tx in
      try tx.run("CREATE TABLE things_thing (id TEXT PRIMARY KEY, ran BIGINT NOT NULL)")
    },
    Migration("things-0002-first-thing") { tx in
      try tx.run("INSERT INTO things_thing VALUES ('first', 1)")
    },
  ]

  @Test("each migration runs once and in order", arguments: Engine.available)
  func once(engine: Engine) async throws {
    try await withDatabase(engine) { database in
      let migrator = Migrator(good)
      #expect(try await migrator.pending(in: database) == good.map(\.id))
      #expect(try await migrator.run(on: database, now: 42) == good.map(\.id))
      #expect(try await migrator.run(on: database, now: 43) == [])
      #expect(try await migrator.pending(in: database) == [])
      let moments = try await database.read { tx in
        try tx.rows("SELECT run_at FROM storage_migration").map { try $0.int("run_at") }
      }
      #expect(moments == [42, 42])
    }
  }

  @Test("of two processes that start at once each migration is run by one", arguments: Engine.available)
  func racing(engine: Engine) async throws {
    try await withPlace(on: engine) { place in
      let (one, other) = (try await place.open(), try await place.open())
      let migrator = Migrator(good)
      async let first = migrator.run(on: one, now: 1)
      async let second = migrator.run(on: other, now: 2)
      let ran = try await first + second
      #expect(ran.sorted() == good.map(\.id))
      #expect(try await count(of: "things_thing", in: one) == 1)
      try await one.close()
      try await other.close()
    }
  }

  @Test("a migration that fails is named and undone, and those before it stay", arguments: Engine.available)
  func failing(engine: Engine) async throws {
    try await withDatabase(engine) { database in
      let bad = Migration("things-0003-broken") { tx in
        try tx.run("CREATE TABLE things_half (n BIGINT)")
        try tx.run("INSERT INTO things_thing VALUES ('first', 2)")
      }
      let migrator = Migrator(good + [bad])
      let failure = await #expect(throws: MigrationFailure.self) { try await migrator.run(on: database, now: 1) }
      #expect(failure?.id == bad.id)
      #expect(failure?.reason.isEmpty == false)
      let pending = try await migrator.pending(in: database)
      #expect(pending == [bad.id])
      await #expect(throws: StorageError.self) { try await database.read { try $0.rows("SELECT * FROM things_half") } }
      #expect(try await count(of: "things_thing", in: database) == 1)
    }
  }
}
