import Foundation
import Storage
@testable import StoragePostgres
import Testing
import TestSupport

@Suite("PostgreSQL", .enabled(if: Engine.postgresURL != nil)) struct PostgresTests {
  @Test("the session is durable, bounded and named")
  func settings() async throws {
    try await withDatabase(.postgres) { database in
      @Sendable func setting(_ name: String, in tx: any Transaction) throws -> String? {
        try tx.firstRow("SELECT current_setting(\(name)) AS v")?.text("v")
      }
      let reader = try await database.read { tx in
        try ["statement_timeout", "transaction_read_only", "transaction_isolation"].map { try setting($0, in: tx) }
      }
      #expect(reader == ["1min", "on", "repeatable read"])
      let names = ["synchronous_commit", "statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout",
        "application_name", "client_encoding", "transaction_isolation"]
      let writer = try await database.write { tx in try names.map { try setting($0, in: tx) } }
      #expect(writer == ["on", "0", "1min", "1min", "tsumugi", "UTF8", "read committed"])
    }
  }

  @Test("writers that wait share transactions")
  func sharing() async throws {
    try await withDatabase(.postgres) { database in
      try await database.write { try $0.run("CREATE TABLE t (xid TEXT)") }
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<200 {
          group.addTask {
            try await database.write { tx in _ = try tx.run("INSERT INTO t SELECT CAST(pg_current_xact_id() AS TEXT)") }
          }
        }
        try await group.waitForAll()
      }
      let row = try #require(
        try await database.read { tx in
          try tx.firstRow("SELECT count(*) AS writes, count(DISTINCT xid) AS commits FROM t")
        })
      #expect(try row.int("writes") == 200)
      #expect(try row.int("commits") < 200)
    }
  }

  @Test("a plan that was made while a table was nearly empty is made anew once the table has grown")
  func plans() async throws {
    try await withDatabase(.postgres) { database in
      @Sendable func plan(in tx: any Transaction) throws -> String {
        let kept = try tx.firstRow("SELECT name FROM pg_prepared_statements WHERE statement LIKE 'SELECT mark FROM grown%'")
        let explain = SQLText(stringLiteral: "EXPLAIN EXECUTE \(try #require(kept).text("name"))(1)")
        return try tx.rows(explain).map { try $0.text("QUERY PLAN") }.joined(separator: "\n")
      }
      try await database.write { tx in
        try tx.run("CREATE TABLE grown (seq BIGINT PRIMARY KEY, mark TEXT)")
        // Else the server itself might analyse the table meanwhile, which also ends the plan.
        try tx.run("ALTER TABLE grown SET (autovacuum_enabled = false)")
      }
      // One transaction, in which no plan is made anew whatever the time. The server itself forgets plans when many
      // tables change elsewhere on it at that moment; such a turn shows nothing, so another is taken.
      var young = ""
      for _ in 0..<20 where !young.contains("Seq Scan") {
        try await database.write { tx in
          try tx.run("TRUNCATE grown")
          try tx.run("INSERT INTO grown VALUES (1, 'a')")
          try tx.run("ANALYZE grown")
        }
        young = try await database.write { tx in
          // The server settles on one plan for all values after the fifth time.
          for _ in 0..<8 { _ = try tx.rows("SELECT mark FROM grown WHERE seq = \(1)") }
          try tx.run("INSERT INTO grown SELECT n, repeat('b', 1000) FROM generate_series(2, 200) AS n")
          return try plan(in: tx)
        }
      }
      #expect(young.contains("Seq Scan"))
      try await Task.sleep(for: PlanRenewal.interval)
      let grown = try await database.write { tx in try plan(in: tx) }
      #expect(grown.contains("Index Scan"), "\(grown)")
    }
  }

  @Test("after the server hung up, the next write and the next read work")
  func hungUp() async throws {
    try await withPlace(on: .postgres) { place in
      let (one, other) = (try await place.open(), try await place.open())
      try await one.write { try $0.run("CREATE TABLE t (n BIGINT)") }
      let writer = try await one.write { try $0.count("SELECT pg_backend_pid() AS n") }
      let reader = try await one.read { try $0.count("SELECT pg_backend_pid() AS n") }
      try await terminate([writer, reader], through: other)
      let changed = try await one.write { try $0.run("INSERT INTO t VALUES (1)") }
      #expect(changed == 1)
      #expect(try await count(of: "t", in: one) == 1)
      let newWriter = try await one.write { try $0.count("SELECT pg_backend_pid() AS n") }
      #expect(newWriter != writer)
      try await one.close()
      try await other.close()
    }
  }

  @Test("a connection lost inside a write fails that write, stores nothing of it, and the next one works")
  func lostInside() async throws {
    try await withPlace(on: .postgres) { place in
      let (one, other) = (try await place.open(), try await place.open())
      try await one.write { try $0.run("CREATE TABLE t (n BIGINT)") }
      let error = await #expect(throws: StorageError.self) {
        try await one.write { tx in
          try tx.run("INSERT INTO t VALUES (1)")
          _ = try tx.rows("SELECT pg_terminate_backend(pg_backend_pid())")
        }
      }
      guard case .unreachable = error else {
        Issue.record("expected unreachable, not \(String(describing: error))")
        return
      }
      try await one.write { try $0.run("INSERT INTO t VALUES (2)") }
      #expect(try await integers("n", of: "t", in: one) == [2])
      try await one.close()
      try await other.close()
    }
  }

  @Test("a connection lost before the commit is never a success")
  func lostBeforeCommit() async throws {
    try await withPlace(on: .postgres) { place in
      let (one, other) = (try await place.open(), try await place.open())
      try await one.write { try $0.run("CREATE TABLE t (n BIGINT)") }
      let (written, gone) = (Signal(), Signal())
      let write = Task {
        try await one.write { tx in
          try tx.run("INSERT INTO t VALUES (1)")
          written.send()
          try gone.wait()
        }
      }
      try await written.arrival()
      let pid = try await other.read { tx in
        try tx.count("""
          SELECT pid AS n FROM pg_stat_activity JOIN pg_locks USING (pid)
          WHERE locktype = 'relation' AND relation = 't'::regclass AND mode = 'RowExclusiveLock'
          """)
      }
      try await terminate([pid], through: other)
      gone.send()
      await #expect(throws: StorageError.self) { try await write.value }
      #expect(try await count(of: "t", in: one) == 0)
      try await one.close()
      try await other.close()
    }
  }

  @Test("an archive comes back into a schema that nobody worked with, and into no other")
  func restoring() async throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "archive-\(UUID())")
    defer { try? FileManager.default.removeItem(at: file) }
    try await withPlace(on: .postgres) { place in
      let old = try await place.open()
      try await old.write { tx in
        try tx.run("CREATE TABLE parent (n BIGINT PRIMARY KEY)")
        try tx.run("CREATE TABLE child (n BIGINT REFERENCES parent (n))")
        try tx.run("INSERT INTO parent VALUES (1)")
        try tx.run("INSERT INTO child VALUES (1)")
      }
      try await old.backUp(to: file.path)
      let archive = SchemaArchive(path: file.path)
      let empty: @Sendable (String, Int) -> Bool = { _, rows in rows == 0 }
      await #expect(throws: SchemaArchive.Refusal.inUse(tables: ["child", "parent"])) {
        try await archive.restore(to: place.address, replacing: empty)
      }
      #expect(try await count(of: "child", in: old) == 1)
      try await old.write { tx in
        try tx.run("DELETE FROM child")
        try tx.run("DELETE FROM parent")
        try tx.run("CREATE TABLE later (n BIGINT)")
      }
      try await archive.restore(to: place.address, replacing: empty)
      #expect(try await count(of: "child", in: old) == 1)
      await #expect(throws: StorageError.self) { _ = try await count(of: "later", in: old) }
      try await old.close()
      try await withPlace(on: .postgres) { other in
        await #expect(throws: SchemaArchive.Refusal.self) {
          try await archive.restore(to: other.address, replacing: empty)
        }
      }
    }
  }

  @Test("a file that is no archive is refused in the words of pg_restore")
  func noArchive() async throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "archive-\(UUID())")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data("no archive".utf8).write(to: file)
    try await withPlace(on: .postgres) { place in
      let error = await #expect(throws: StorageError.self) {
        try await SchemaArchive(path: file.path).restore(to: place.address) { _, _ in true }
      }
      guard case .engine("pg_restore", let words) = error else {
        Issue.record("expected pg_restore's words, not \(String(describing: error))")
        return
      }
      #expect(words.hasPrefix("pg_restore:"))
    }
  }

  @Test("a number compared with a text column is the caller's error")
  func kinds() async throws {
    try await withDatabase(.postgres) { database in
      try await database.write { try $0.run("CREATE TABLE t (s TEXT)") }
      let error = await #expect(throws: StorageError.self) {
        try await database.read { try $0.rows("SELECT s FROM t WHERE s = \(5)") }
      }
      guard case .engine(code: "42883", _) = error else {
        Issue.record("expected 42883, not \(String(describing: error))")
        return
      }
    }
  }

  @Test("the words of an error do not repeat the value")
  func quietErrors() async throws {
    try await withDatabase(.postgres) { database in
      let error = await #expect(throws: StorageError.self) {
        try await database.read { try $0.rows("SELECT CAST(\("佐藤 花子") AS BIGINT)") }
      }
      #expect(error == .engine(code: "22P02", message: "invalid input syntax for type bigint"))
    }
  }

  @Test("a refused row names its constraint, or the column that has no name for its rule")
  func constraintNames() async throws {
    try await withDatabase(.postgres) { database in
      try await database.write { try $0.run("CREATE TABLE t (n BIGINT NOT NULL CONSTRAINT small CHECK (n < 5))") }
      await #expect(throws: StorageError.refused(constraint: "small")) {
        try await database.write { try $0.run("INSERT INTO t VALUES (5)") }
      }
      await #expect(throws: StorageError.refused(constraint: "t.n")) {
        try await database.write { try $0.run("INSERT INTO t VALUES (NULL)") }
      }
    }
  }

  @Test("schemas of one database do not see each other")
  func schemas() async throws {
    try await withPlace(on: .postgres) { place in
      try await withPlace(on: .postgres) { neighbour in
        let (one, other) = (try await place.open(), try await neighbour.open())
        try await one.write { try $0.run("CREATE TABLE t (n BIGINT)") }
        await #expect(throws: StorageError.self) { try await other.read { try $0.rows("SELECT * FROM t") } }
        try await one.close()
        try await other.close()
      }
    }
  }

  @Test("a database that sorts by a language is not accepted, and the sentence says how to make one")
  func unsuitableOrder() async throws {
    let server = try #require(Engine.postgresURL)
    let name = "test_ja_\(UInt32.random(in: 0 ... .max))"
    let link = try PostgresLink(PostgresAddress(url: server))
    try link.execute(
      "CREATE DATABASE \(name) TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C' LOCALE_PROVIDER icu ICU_LOCALE 'ja'")
    defer { _ = try? link.execute("DROP DATABASE \(name)") }
    var url = try #require(URLComponents(string: server))
    url.path = "/\(name)"
    let address = try #require(url.string)
    let error = await #expect(throws: StorageError.self) { try await PostgresDatabase(url: address) }
    guard case .unsuitable(let sentence) = error else {
      Issue.record("expected unsuitable, not \(String(describing: error))")
      return
    }
    #expect(sentence.contains("CREATE DATABASE"))
  }

  @Test("a server that is not there is unreachable")
  func nobodyThere() async throws {
    let error = await #expect(throws: StorageError.self) {
      try await PostgresDatabase(url: "postgres://nobody:hush@127.0.0.1:1/none")
    }
    guard case .unreachable(let reason) = error else {
      Issue.record("expected unreachable, not \(String(describing: error))")
      return
    }
    #expect(!reason.contains("hush"))
  }

  private func terminate(_ pids: [Int], through database: any Database) async throws {
    // A read, because a write would wait for the writer it is to end.
    try await database.read { tx in
      for pid in pids { _ = try tx.rows("SELECT pg_terminate_backend(CAST(\(pid) AS INTEGER), 10000)") }
    }
  }
}

@Suite("PostgreSQL that is not here") struct AbsentPostgresTests {
  @Test(
    "the tests on PostgreSQL ran",
    .enabled(
      if: Engine.postgresURL != nil, "PostgreSQL tests skipped: set TSUMUGI_TEST_POSTGRES or run bin/test"))
  func present() { #expect(Engine.available.contains(.postgres)) }
}
