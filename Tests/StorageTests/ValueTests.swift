import Foundation
import Kernel
import Storage
import Testing
import TestSupport

@Suite("Values in the database") struct ValueTests {
  @Test("text comes back byte for byte", arguments: Engine.available, [
    "", " ", "紡ぎ", "👩‍👩‍👧‍👦🇯🇵", "辻\u{E0100}葛\u{E0101}", "か\u{3099}",
    "'; DROP TABLE t; --", "$1 ? :a \\ \" %", "\u{1}\u{7F}\u{FFFD}\r\n",
    String(repeating: "長", count: 400_000),
  ])
  func text(engine: Engine, text: String) async throws {
    let back = try await roundTrip(.text(text), type: "TEXT", on: engine) { row in try row.text("v") }
    #expect(Array(back.utf8) == Array(text.utf8))
  }

  @Test("integers come back over their whole range", arguments: Engine.available, [
    0, 1, -1, 10, Int(Int32.max) + 1, .max, .min,
  ])
  func integers(engine: Engine, number: Int) async throws {
    let back = try await roundTrip(.int(number), type: "BIGINT", on: engine) { row in try row.int("v") }
    #expect(back == number)
  }

  @Test("bytes come back, zeros and none among them", arguments: Engine.available, [
    [], [0], [0, 0, 1], Array(0...255), Array(repeating: 0xA7, count: 1_000_000),
  ] as [[UInt8]])
  func bytes(engine: Engine, bytes: [UInt8]) async throws {
    let back = try await roundTrip(.bytes(bytes), type: "\(.bytes)", on: engine) { row in try row.bytes("v") }
    #expect(back == bytes)
  }

  @Test("nothing comes back as nothing, and is told from empty", arguments: Engine.available)
  func null(engine: Engine) async throws {
    try await withDatabase(engine) { database in
      try await database.write { tx in
        try tx.run("CREATE TABLE t (i BIGINT, s TEXT, b \(.bytes))")
        try tx.run("INSERT INTO t (i, s, b) VALUES (\(nil as Int?), \(nil as String?), \(nil as [UInt8]?))")
      }
      let row = try #require(try await database.read { try $0.firstRow("SELECT i, s, b FROM t") })
      #expect(try row.intIfPresent("i") == nil)
      #expect(try row.textIfPresent("s") == nil)
      #expect(try row.bytesIfPresent("b") == nil)
      #expect(throws: StorageError.unexpectedColumn("s")) { try row.text("s") }
      #expect(throws: StorageError.unexpectedColumn("missing")) { try row.text("missing") }
    }
  }

  @Test("a condition that is left out by an absent value works", arguments: Engine.available, [nil, "b"])
  func absentCondition(engine: Engine, filter: String?) async throws {
    try await withDatabase(engine) { database in
      try await database.write { tx in
        try tx.run("CREATE TABLE t (s TEXT)")
        try tx.run("INSERT INTO t VALUES (\("a")), (\("b"))")
      }
      let count = try await database.read {
        try $0.count("SELECT count(*) AS n FROM t WHERE \(filter) IS NULL OR s = \(filter)")
      }
      #expect(count == (filter == nil ? 2 : 1))
    }
  }

  @Test("ids, instants and dates come back as what they are", arguments: Engine.available)
  func kernelValues(engine: Engine) async throws {
    try await withDatabase(engine) { database in
      let id = ID<ValueTests>(UUID())
      let instant = Instant(milliseconds: 1_763_600_000_123)
      let date = try #require(CivilDate("2026-11-21"))
      try await database.write { tx in
        try tx.run("CREATE TABLE t (id TEXT PRIMARY KEY, made_at BIGINT, due_on TEXT)")
        try tx.run("INSERT INTO t VALUES (\(id), \(instant), \(date))")
      }
      let row = try #require(try await database.read { try $0.firstRow("SELECT * FROM t WHERE id = \(id)") })
      #expect(try row.id("id", of: ValueTests.self) == id)
      #expect(try row.instant("made_at") == instant)
      #expect(try row.date("due_on") == date)
    }
  }

  @Test("sums and counts of integers are integers", arguments: Engine.available)
  func sums(engine: Engine) async throws {
    try await withDatabase(engine) { database in
      try await database.write { tx in
        try tx.run("CREATE TABLE t (n BIGINT)")
        try tx.run("INSERT INTO t VALUES (\(2)), (\(5_000_000_000))")
      }
      let row = try #require(
        try await database.read { try $0.firstRow("SELECT sum(n) AS total, count(*) AS n, max(n) AS most FROM t") })
      #expect(try row.int("total") == 5_000_000_002)
      #expect(try row.int("n") == 2)
      #expect(try row.int("most") == 5_000_000_000)
    }
  }

  @Test("text that holds U+0000 is refused, and the write with it", arguments: Engine.available)
  func zeroCharacter(engine: Engine) async throws {
    try await withDatabase(engine) { database in
      try await database.write { try $0.run("CREATE TABLE t (s TEXT)") }
      await #expect(throws: StorageError.refused(constraint: "text without U+0000")) {
        try await database.write { tx in
          try tx.run("INSERT INTO t VALUES (\("before"))")
          try tx.run("INSERT INTO t VALUES (\("a\u{0}b"))")
        }
      }
      await #expect(throws: StorageError.refused(constraint: "text without U+0000")) {
        try await database.read { try $0.rows("SELECT s FROM t WHERE s = \("\u{0}")") }
      }
      #expect(try await count(of: "t", in: database) == 0)
    }
  }

  @Test("text from outside never becomes SQL", arguments: Engine.available, [
    "'; DROP TABLE t; --", "' OR '1'='1", "\\'; DELETE FROM t; --", "$1", "\"t\"", "1); DELETE FROM t; SELECT (1",
  ])
  func injection(engine: Engine, attack: String) async throws {
    try await withDatabase(engine) { database in
      try await database.write { tx in
        try tx.run("CREATE TABLE t (s TEXT NOT NULL)")
        try tx.run("INSERT INTO t VALUES (\("kept"))")
      }
      let found = try await database.read { try $0.rows("SELECT s FROM t WHERE s = \(attack)").count }
      #expect(found == 0)
      let changed = try await database.write { try $0.run("UPDATE t SET s = s WHERE s = \(attack)") }
      #expect(changed == 0)
      try await database.write { try $0.run("INSERT INTO t VALUES (\(attack))") }
      let sorted = ["kept", attack].sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      #expect(try await texts("s", of: "t", in: database) == sorted)
    }
  }

  @Test("text sorts by its bytes", arguments: Engine.available)
  func order(engine: Engine) async throws {
    let names = ["あ", "ア", "B", "a", "亜", "_", "Z", "é", "ｱ", "𠮷"]
    try await withDatabase(engine) { database in
      try await database.write { tx in
        try tx.run("CREATE TABLE t (s TEXT)")
        for name in names { try tx.run("INSERT INTO t VALUES (\(name))") }
      }
      let sorted = try await database.read { try $0.rows("SELECT s FROM t ORDER BY s").map { try $0.text("s") } }
      #expect(sorted == names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    }
  }

  private func roundTrip<T: Sendable>(
    _ value: SQLValue, type: SQLText, on engine: Engine, _ read: @escaping @Sendable (SQLRow) throws -> T
  ) async throws -> T {
    try await withDatabase(engine) { database in
      try await database.write { tx in
        try tx.run("CREATE TABLE t (v \(type))")
        switch value {
        case .null: break
        case .int(let number): try tx.run("INSERT INTO t VALUES (\(number))")
        case .text(let text): try tx.run("INSERT INTO t VALUES (\(text))")
        case .bytes(let bytes): try tx.run("INSERT INTO t VALUES (\(bytes))")
        }
      }
      let row = try await database.read { try $0.firstRow("SELECT v FROM t") }
      return try read(#require(row))
    }
  }
}
