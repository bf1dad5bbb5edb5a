import Storage
import Testing
import TestSupport

@Suite("Reads") struct ReadTests {
  private struct Enough: Error {}

  @Test("a read sees one moment, whatever is committed meanwhile", arguments: Engine.available)
  func snapshot(engine: Engine) async throws {
    try await withDatabase(engine) { database in
      try await database.write { tx in
        try tx.run("CREATE TABLE t (n BIGINT)")
        try tx.run("INSERT INTO t VALUES (1)")
      }
      let (opened, committed) = (Signal(), Signal())
      async let counts = database.read { tx in
        let before = try tx.count("SELECT count(*) AS n FROM t")
        opened.send()
        try committed.wait()
        return [before, try tx.count("SELECT count(*) AS n FROM t")]
      }
      try await opened.arrival()
      try await database.write { try $0.run("INSERT INTO t VALUES (2)") }
      committed.send()
      #expect(try await counts == [1, 1])
      #expect(try await count(of: "t", in: database) == 2)
    }
  }

  @Test("a read cannot change anything", arguments: Engine.available)
  func readOnly(engine: Engine) async throws {
    try await withDatabase(engine) { database in
      try await database.write { try $0.run("CREATE TABLE t (n BIGINT)") }
      await #expect(throws: StorageError.self) { try await database.read { try $0.run("INSERT INTO t VALUES (1)") } }
      #expect(try await count(of: "t", in: database) == 0)
    }
  }

  @Test("a hundred thousand rows stream in order, and statements may run between them", arguments: Engine.available)
  func streaming(engine: Engine) async throws {
    try await withDatabase(engine) { database in
      try await database.write { tx in
        try tx.run("CREATE TABLE t (n BIGINT, s TEXT)")
        try tx.run("""
          WITH RECURSIVE counted (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counted WHERE n < 100000)
          INSERT INTO t SELECT n, 'row ' || n FROM counted
          """)
      }
      let (seen, asked) = try await database.read { tx in
        var (seen, asked) = (0, 0)
        try tx.forEachRow("SELECT n, s FROM t WHERE n > \(0) AND s <> \("none") ORDER BY n") { row in
          seen += 1
          guard try row.int("n") == seen, try row.text("s") == "row \(seen)" else { throw Enough() }
          if seen % 25_000 == 0 { asked += try tx.count("SELECT n FROM t WHERE n = \(seen)") }
        }
        return (seen, asked)
      }
      #expect(seen == 100_000)
      #expect(asked == 25_000 + 50_000 + 75_000 + 100_000)
    }
  }

  @Test("a stream that is broken off leaves the transaction usable", arguments: Engine.available)
  func brokenOff(engine: Engine) async throws {
    try await withDatabase(engine) { database in
      let total = try await database.write { tx in
        try tx.run("CREATE TABLE t (n BIGINT)")
        for n in 0..<1000 { try tx.run("INSERT INTO t VALUES (\(n))") }
        var sum = 0
        do {
          try tx.forEachRow("SELECT n FROM t ORDER BY n") { row in
            if try row.int("n") == 300 { throw Enough() }
            sum += 1
          }
        } catch is Enough {}
        return sum + (try tx.count("SELECT count(*) AS n FROM t"))
      }
      #expect(total == 1300)
      #expect(try await count(of: "t", in: database) == 1000)
    }
  }

  @Test("more readers than connections are all answered", arguments: Engine.available)
  func manyReaders(engine: Engine) async throws {
    try await withDatabase(engine) { database in
      let sum = try await withThrowingTaskGroup(of: Int.self) { group in
        for n in 0..<100 { group.addTask { try await database.read { try $0.count("SELECT \(n) AS n") } } }
        return try await group.reduce(0, +)
      }
      #expect(sum == 4950)
    }
  }

  @Test("a write goes on while every connection reads and one more reader waits", arguments: Engine.available)
  func busyReaders(engine: Engine) async throws {
    try await withDatabase(engine) { database in
      try await database.write { try $0.run("CREATE TABLE t (n BIGINT)") }
      let (opened, written) = (Signal(), Signal())
      try await withThrowingTaskGroup(of: Void.self) { readers in
        for _ in 1...5 {
          readers.addTask {
            try await database.read { tx in
              _ = try tx.rows("SELECT n FROM t")
              opened.send()
              try written.wait()
            }
          }
        }
        for _ in 1...4 { try await opened.arrival() }
        try await database.write { try $0.run("INSERT INTO t VALUES (1)") }
        for _ in 1...5 { written.send() }
        try await readers.waitForAll()
      }
    }
  }

  @Test("more statements than a connection keeps prepared go on working", arguments: Engine.available)
  func manyStatements(engine: Engine) async throws {
    try await withDatabase(engine) { database in
      let sum = try await database.read { tx in
        try (0..<700).reduce(0) { sum, n in
          let sql = SQLText(stringLiteral: "SELECT \(n % 350) + ") + "\(n) AS n"
          return sum + (try tx.count(sql))
        }
      }
      #expect(sum == (0..<700).reduce(0) { $0 + $1 % 350 + $1 })
    }
  }

  @Test("a reader that has a statement prepared goes on after the schema changed", arguments: Engine.available)
  func schemaChange(engine: Engine) async throws {
    try await withDatabase(engine) { database in
      try await database.write { tx in
        try tx.run("CREATE TABLE t (a BIGINT)")
        try tx.run("INSERT INTO t VALUES (1)")
        _ = try tx.rows("SELECT * FROM t")
      }
      _ = try await database.read { try $0.rows("SELECT * FROM t") }
      let inSameWrite = try await database.write { tx in
        try tx.run("ALTER TABLE t ADD COLUMN b BIGINT NOT NULL DEFAULT 5")
        return try tx.firstRow("SELECT * FROM t")?.int("b")
      }
      #expect(inSameWrite == 5)
      // PostgreSQL tells a reader once that its statement is out of date; the next read prepares it anew.
      _ = try? await database.read { try $0.rows("SELECT * FROM t") }
      let later = try await database.read { try $0.firstRow("SELECT * FROM t")?.int("b") }
      #expect(later == 5)
    }
  }

  @Test("a writer goes on after another process changed the schema", arguments: Engine.available)
  func schemaChangeElsewhere(engine: Engine) async throws {
    try await withPlace(on: engine) { place in
      let (one, other) = (try await place.open(), try await place.open())
      try await one.write { tx in
        try tx.run("CREATE TABLE t (a BIGINT)")
        try tx.run("INSERT INTO t VALUES (1)")
      }
      _ = try await one.write { try $0.rows("SELECT * FROM t") }
      try await other.write { try $0.run("ALTER TABLE t ADD COLUMN b BIGINT NOT NULL DEFAULT 5") }
      // PostgreSQL tells a writer once, too.
      _ = try? await one.write { try $0.rows("SELECT * FROM t") }
      let later = try await one.write { try $0.firstRow("SELECT * FROM t")?.int("b") }
      #expect(later == 5)
      try await one.close()
      try await other.close()
    }
  }

  @Test("a change of the schema that is undone is forgotten", arguments: Engine.available)
  func schemaChangeUndone(engine: Engine) async throws {
    try await withDatabase(engine) { database in
      try await database.write { tx in
        try tx.run("CREATE TABLE t (a BIGINT)")
        try tx.run("INSERT INTO t VALUES (1)")
      }
      await #expect(throws: Enough.self) {
        try await database.write { tx in
          try tx.run("ALTER TABLE t ADD COLUMN b BIGINT NOT NULL DEFAULT 5")
          _ = try tx.rows("SELECT * FROM t")
          throw Enough()
        }
      }
      let row = try #require(try await database.write { try $0.firstRow("SELECT * FROM t") })
      #expect(try row.int("a") == 1)
      #expect(throws: StorageError.unexpectedColumn("b")) { try row.int("b") }
    }
  }
}
