import Kernel
import Ports
@testable import Procedures
import Storage
import StorageSQLite
import Synchronization
import Testing

/// A database that counts how often it is read.
private final class CountedDatabase: Storage.Database {
  private let database: any Storage.Database
  private let reads = Mutex(0)
  var engine: String { database.engine }

  init(_ database: any Storage.Database) { self.database = database }

  /// How often it was read since this was asked the last time.
  func takeCount() -> Int {
    reads.withLock { count in
      defer { count = 0 }
      return count
    }
  }

  func read<T: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> T) async throws -> T {
    reads.withLock { $0 += 1 }
    return try await database.read(body)
  }

  @discardableResult
  func write<T: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> T) async throws -> T {
    try await database.write(body)
  }

  func backUp(to path: String) async throws { try await database.backUp(to: path) }
  func close() async throws { try await database.close() }
}

@Suite("The open procedures") struct ProcedureCatalogueTests {
  private static let now = Instant(milliseconds: 1_795_000_000_000)
  private let world = World(now: { Self.now }, randomBytes: { Array(repeating: 0, count: $0) })

  private func withCatalogue(
    _ body: (ProcedureCatalogue, CountedDatabase) async throws -> Void
  ) async throws {
    let database = CountedDatabase(try SQLiteDatabase.inMemory())
    try await Migrator(proceduresMigrations).run(on: database, now: Self.now.milliseconds)
    try await publish(["resident-record-copy", "disaster-damage-certificate"], in: database)
    try await body(ProcedureCatalogue(database: database, world: world), database)
    try await database.close()
  }

  private func publish(_ ids: [String], in database: any Storage.Database) async throws {
    let definitions = try ids.map(definition)
    try await database.write { tx in
      for definition in definitions { _ = try ProcedureStore.publish(definition, at: Self.now, in: tx) }
    }
  }

  @Test("are read once, however many ask at first")
  func together() async throws {
    try await withCatalogue { catalogue, database in
      _ = database.takeCount()
      let counts = try await withThrowingTaskGroup(of: Int.self) { group in
        for _ in 0..<50 { group.addTask { try await catalogue.snapshot().procedures.count } }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(counts == Array(repeating: 2, count: 50))
      // What is open, each of the two in a read of its own, and all of them together.
      #expect(database.takeCount() == 4)
    }
  }

  @Test("are complete, in order and at once after a publication of our own, which reads no more than that one")
  func another() async throws {
    try await withCatalogue { catalogue, database in
      #expect(try await catalogue.snapshot().procedures.map(\.id) == ["disaster-damage-certificate", "resident-record-copy"])
      try await publish(["long-term-care-certification"], in: database)
      #expect(try await catalogue.snapshot().procedures.count == 2, "the look is not a second old")
      _ = database.takeCount()
      await catalogue.forget()
      let ids = try await catalogue.snapshot().procedures.map(\.id)
      #expect(ids == ["disaster-damage-certificate", "long-term-care-certification", "resident-record-copy"])
      #expect(database.takeCount() == 3)
    }
  }

  @Test("a look that began before a publication of our own is not kept after it")
  func overtaken() async throws {
    try await withCatalogue { catalogue, database in
      for id in ["long-term-care-certification", "child-allowance-claim", "childcare-application"] {
        async let before = catalogue.snapshot()
        try await publish([id], in: database)
        await catalogue.forget()
        #expect(try await catalogue.snapshot().procedures.contains { $0.id == id })
        _ = try await before
        #expect(try await catalogue.snapshot().procedures.contains { $0.id == id })
      }
    }
  }
}
