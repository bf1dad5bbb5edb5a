import Storage
import TestSupport
import Testing

@Suite("Statements nobody waits for") struct EnqueueTests {
  private struct Refused: Error, Equatable {}

  private func withNumbers(_ engine: Engine, _ body: (any Database) async throws -> Void) async throws {
    try await withDatabase(engine) { database in
      try await database.write { try $0.run("CREATE TABLE number (n BIGINT PRIMARY KEY CHECK (n < 1000000))") }
      try await body(database)
    }
  }

  @Test("what is enqueued is there for the next statement, in order, and after the commit", arguments: Engine.available)
  func order(engine: Engine) async throws {
    try await withNumbers(engine) { database in
      let seen = try await database.write { tx in
        try tx.enqueue("INSERT INTO number VALUES (\(1))")
        try tx.enqueue("UPDATE number SET n = n + \(10)")
        let seen = try tx.rows("SELECT n FROM number").map { try $0.int("n") }
        try tx.enqueue("INSERT INTO number VALUES (\(2))")
        return seen
      }
      #expect(seen == [11])
      let stored = try await integers("n", of: "number", in: database)
      #expect(stored == [2, 11])
    }
  }

  @Test("one that fails fails its body, wherever it stands, and nobody else's", arguments: Engine.available)
  func failing(engine: Engine) async throws {
    try await withNumbers(engine) { database in
      try await database.write { try $0.run("INSERT INTO number VALUES (\(7))") }
      let failed = await withTaskGroup(of: Int?.self) { group in
        for n in 0..<40 {
          group.addTask {
            do {
              try await database.write { tx in
                try tx.enqueue("INSERT INTO number VALUES (\(n + 100))")
                // The first kind fails before an answer is asked for, the second when the body has ended.
                if n % 4 == 0 { try tx.enqueue("INSERT INTO number VALUES (\(7))") }
                if n % 2 == 0 { _ = try tx.rows("SELECT n FROM number WHERE n = \(7)") }
                if n % 4 == 1 { try tx.enqueue("INSERT INTO number VALUES (\(7))") }
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
        return await group.reduce(into: [Int]()) { failed, n in if let n { failed.append(n) } }
      }
      #expect(failed.sorted() == (0..<40).filter { $0 % 4 < 2 })
      let kept = (0..<40).filter { $0 % 4 >= 2 }.map { $0 + 100 }
      let stored = try await integers("n", of: "number", in: database)
      #expect(stored == [7] + kept)
    }
  }

  @Test("bodies that ask nothing, or throw before they ask, share a commit with those that write", arguments: Engine.available)
  func quiet(engine: Engine) async throws {
    try await withNumbers(engine) { database in
      let refused = await withTaskGroup(of: Int.self) { group in
        for n in 0..<60 {
          group.addTask {
            do {
              try await database.write { tx in
                if n % 4 > 1 { try tx.enqueue("INSERT INTO number VALUES (\(n))") }
                if [1, 2].contains(n % 4) { throw Refused() }
              }
              return 0
            } catch {
              return error is Refused ? 1 : 1000
            }
          }
        }
        return await group.reduce(0, +)
      }
      #expect(refused == 30)
      let kept = Array(stride(from: 2, to: 60, by: 4)).map { $0 + 1 }
      let stored = try await integers("n", of: "number", in: database)
      #expect(stored == kept)
    }
  }

  @Test("more statements than the server keeps prepared go in one body", arguments: Engine.available)
  func many(engine: Engine) async throws {
    try await withNumbers(engine) { database in
      try await database.write { tx in
        for n in 1...300 {
          // Another text each time, so that each is prepared anew.
          let rows = (0..<n).map { "(\(n * 1000 + $0))" as SQLText }
          try tx.enqueue("INSERT INTO number VALUES " + .joined(rows, separator: ", "))
        }
      }
      try await database.write { try $0.enqueue("INSERT INTO number VALUES (\(1))") }
      let stored = try await integers("n", of: "number", in: database)
      #expect(stored.count == 300 * 301 / 2 + 1)
    }
  }

  @Test("texts put together keep their values in order")
  func joined() {
    let sql = SQLText.joined((0..<3).map { "(\($0))" }, separator: ", ")
    #expect(sql.text(placeholder: { "$\($0)" }, word: { _ in "" }) == "($1), ($2), ($3)")
    #expect(sql.values == [.int(0), .int(1), .int(2)])
  }
}
