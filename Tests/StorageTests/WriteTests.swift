import Storage
import Testing
import TestSupport

@Suite("Writes") struct WriteTests {
  private struct Refused: Error, Equatable {}

  private func withNumbers(_ engine: Engine, _ body: (any Database) async throws -> Void) async throws {
    try await withDatabase(engine) { database in
      try await database.write { try $0.run("CREATE TABLE number (n BIGINT PRIMARY KEY CHECK (n < 1000000))") }
      try await body(database)
    }
  }

  @Test("two hundred writers at once are each stored once, each with its own answer", arguments: Engine.available)
  func concurrent(engine: Engine) async throws {
    try await withNumbers(engine) { database in
      let answers = try await withThrowingTaskGroup(of: Int.self) { group in
        for n in 0..<200 {
          group.addTask {
            try await database.write { tx in
              try tx.run("INSERT INTO number VALUES (\(n))")
              return n * 2
            }
          }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(answers.sorted() == (0..<200).map { $0 * 2 })
      #expect(try await integers("n", of: "number", in: database) == Array(0..<200))
    }
  }

  @Test("a writer that is refused takes nobody with it", arguments: Engine.available)
  func refusedAmongOthers(engine: Engine) async throws {
    try await withNumbers(engine) { database in
      try await database.write { try $0.run("INSERT INTO number VALUES (\(7))") }
      let refused = await withTaskGroup(of: Int?.self) { group in
        for n in 0..<60 {
          group.addTask {
            do {
              try await database.write { tx in
                try tx.run("INSERT INTO number VALUES (\(n + 100))")
                // Every third meets the seven that is there already.
                if n % 3 == 0 { try tx.run("INSERT INTO number VALUES (\(7))") }
              }
              return nil
            } catch StorageError.refused {
              return n
            } catch {
              Issue.record("\(error)")
              return nil
            }
          }
        }
        return await group.reduce(into: [Int]()) { refused, n in if let n { refused.append(n) } }
      }
      #expect(refused.sorted() == Array(stride(from: 0, to: 60, by: 3)))
      let kept = (0..<60).filter { $0 % 3 != 0 }.map { $0 + 100 }
      #expect(try await integers("n", of: "number", in: database) == [7] + kept)
    }
  }

  @Test("a body that throws leaves nothing behind, and its own error arrives", arguments: Engine.available)
  func throwing(engine: Engine) async throws {
    try await withNumbers(engine) { database in
      await #expect(throws: Refused()) {
        try await database.write { tx in
          try tx.run("INSERT INTO number VALUES (\(1))")
          throw Refused()
        }
      }
      let stored = try await count(of: "number", in: database)
      #expect(stored == 0)
    }
  }

  @Test("each rule of the schema refuses", arguments: Engine.available, [
    "INSERT INTO child VALUES ('b', 99)", "INSERT INTO child VALUES (NULL, 1)", "INSERT INTO child VALUES ('a', 1)",
    "INSERT INTO child VALUES ('too long', 1)", "DELETE FROM parent",
  ])
  func rules(engine: Engine, statement: String) async throws {
    try await withDatabase(engine) { database in
      try await database.write { tx in
        try tx.run("CREATE TABLE parent (n BIGINT PRIMARY KEY)")
        try tx.run("""
          CREATE TABLE child (
            s TEXT NOT NULL UNIQUE CHECK (length(s) < 5),
            parent_n BIGINT NOT NULL REFERENCES parent (n)
          )
          """)
        try tx.run("INSERT INTO parent VALUES (\(1))")
        try tx.run("INSERT INTO child VALUES (\("a"), \(1))")
      }
      let sql = SQLText(stringLiteral: statement)
      let error = await #expect(throws: StorageError.self) { try await database.write { try $0.run(sql) } }
      guard case .refused(let constraint) = error else {
        Issue.record("expected a refusal, not \(String(describing: error))")
        return
      }
      #expect(!constraint.isEmpty)
    }
  }

  @Test("a refusal that is caught still undoes the whole body", arguments: Engine.available)
  func caughtRefusal(engine: Engine) async throws {
    try await withNumbers(engine) { database in
      try await database.write { try $0.run("INSERT INTO number VALUES (\(7))") }
      let error = await #expect(throws: StorageError.self) {
        try await database.write { tx in
          try tx.run("INSERT INTO number VALUES (\(8))")
          _ = try? tx.run("INSERT INTO number VALUES (\(7))")
          _ = try? tx.run("INSERT INTO number VALUES (\(9))")
        }
      }
      guard case .refused = error else {
        Issue.record("expected the first refusal, not \(String(describing: error))")
        return
      }
      #expect(try await integers("n", of: "number", in: database) == [7])
    }
  }

  @Test("the writes of one caller are committed in the order it made them", arguments: Engine.available)
  func order(engine: Engine) async throws {
    try await withDatabase(engine) { database in
      try await database.write { try $0.run("CREATE TABLE log (place BIGINT, n BIGINT)") }
      for n in 0..<50 {
        try await database.write { tx in
          let place = try tx.count("SELECT count(*) AS n FROM log")
          try tx.run("INSERT INTO log VALUES (\(place), \(n))")
        }
      }
      let rows = try await database.read { try $0.rows("SELECT n FROM log ORDER BY place").map { try $0.int("n") } }
      #expect(rows == Array(0..<50))
    }
  }

  @Test("two processes that count in one row lose nothing", arguments: Engine.available)
  func twoWriters(engine: Engine) async throws {
    try await withPlace(on: engine) { place in
      let databases = [try await place.open(), try await place.open()]
      try await databases[0].write { tx in
        try tx.run("CREATE TABLE counter (n BIGINT)")
        try tx.run("INSERT INTO counter VALUES (0)")
      }
      try await withThrowingTaskGroup(of: Void.self) { group in
        for turn in 0..<200 {
          let database = databases[turn % 2]
          group.addTask {
            try await database.write { tx in
              let n = try tx.count("SELECT n FROM counter")
              try tx.run("UPDATE counter SET n = \(n + 1)")
            }
          }
        }
        try await group.waitForAll()
      }
      #expect(try await integers("n", of: "counter", in: databases[1]) == [200])
      for database in databases { try await database.close() }
    }
  }

  @Test("the number of changed rows counts the statement's own rows only", arguments: Engine.available)
  func changedRows(engine: Engine) async throws {
    try await withDatabase(engine) { database in
      let counts = try await database.write { tx in
        try [
          tx.run("CREATE TABLE a (n BIGINT PRIMARY KEY)"),
          tx.run("CREATE TABLE b (n BIGINT REFERENCES a (n) ON DELETE CASCADE)"),
          tx.run("INSERT INTO a VALUES (1), (2), (3)"),
          tx.run("INSERT INTO b VALUES (1), (1), (1), (2)"),
          tx.run("INSERT INTO a VALUES (1) ON CONFLICT (n) DO NOTHING"),
          tx.run("UPDATE b SET n = 2 WHERE n = 99"),
          tx.run("SELECT * FROM a"),
          tx.run("DELETE FROM a WHERE n = 1"),
        ]
      }
      #expect(counts == [0, 0, 3, 4, 0, 0, 0, 1])
    }
  }

  @Test("a statement the engine does not understand is the engine's error", arguments: Engine.available)
  func nonsense(engine: Engine) async throws {
    try await withNumbers(engine) { database in
      let error = await #expect(throws: StorageError.self) { try await database.write { try $0.run("SELEKT 1") } }
      guard case .engine(let code, _) = error else {
        Issue.record("expected an error of the engine, not \(String(describing: error))")
        return
      }
      #expect(code == (engine == .sqlite ? "1" : "42601"))
    }
  }

  @Test("after closing, reads, writes and backups are refused and nothing hangs", arguments: Engine.available)
  func closed(engine: Engine) async throws {
    try await withPlace(on: engine) { place in
      let database = try await place.open()
      try await database.write { try $0.run("CREATE TABLE t (n BIGINT)") }
      try await database.close()
      await #expect(throws: StorageError.self) { try await database.read { try $0.count("SELECT 1 AS n") } }
      await #expect(throws: StorageError.self) { try await database.write { try $0.run("INSERT INTO t VALUES (1)") } }
      await #expect(throws: StorageError.self) { try await database.backUp(to: place.address + ".copy") }
    }
  }
}
