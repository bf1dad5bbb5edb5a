import Audit
import Kernel
import Ports
import Storage
import TestSupport
import Testing
import Web
import WebTestSupport

@Suite("The audit log") struct AuditLogTests {
  @Test("an entry costs one statement; after another process wrote, or an entry was undone, three", arguments: Engine.available)
  func statements(engine: Engine) async throws {
    struct Undo: Error {}
    try await withLog(engine, entries: 3) { town, log in
      let other = AuditLog(town: town)
      #expect(try await statements(of: log, 4, town) == 1)
      #expect(try await statements(of: other, 5, town) == 2)
      #expect(try await statements(of: log, 6, town) == 3)
      #expect(try await statements(of: log, 7, town) == 1)
      await #expect(throws: Undo.self) {
        try await town.database.write { tx in
          try log.record(.sample(8), in: tx)
          throw Undo()
        }
      }
      #expect(try await statements(of: log, 8, town) == 3)
      let subjects = try await town.database.read { tx in
        try tx.rows("SELECT seq, subject FROM audit_entry WHERE seq > 0 ORDER BY seq").map { try $0.text("subject") }
      }
      #expect(subjects == (1...8).map { "case:\($0)" })
    }
  }

  private func statements(of log: AuditLog, _ number: Int, _ town: Town) async throws -> Int {
    try await town.database.write { tx in
      let counting = CountingTransaction(tx)
      try log.record(.sample(number), in: counting)
      return counting.statements
    }
  }

  @Test("entries are numbered without gaps and each names the hash before it", arguments: Engine.available)
  func chain(engine: Engine) async throws {
    try await withLog(engine, entries: 3) { town, _ in
      let rows = try await town.database.read { tx in
        try tx.rows("SELECT * FROM audit_entry WHERE seq > 0 ORDER BY seq").map {
          (
            seq: try $0.int("seq"), at: try $0.int("at"), previous: try $0.text("previous_hash"),
            hash: try $0.text("hash")
          )
        }
      }
      #expect(rows.map(\.seq) == [1, 2, 3])
      #expect(rows.map(\.at) == [1, 2, 3].map { 1_795_219_200_000 + $0 * 1000 })
      #expect(rows[0].previous == AuditRecord.beginning)
      #expect(rows[1].previous == rows[0].hash && rows[2].previous == rows[1].hash)
    }
  }

  @Test("a change that is undone leaves no entry and no gap", arguments: Engine.available)
  func undone(engine: Engine) async throws {
    struct Undo: Error {}
    try await withLog(engine, entries: 2) { town, log in
      await #expect(throws: Undo.self) {
        try await town.database.write { tx in
          try log.record(.sample(), in: tx)
          throw Undo()
        }
      }
      try await town.database.write { tx in try log.record(.sample(3), in: tx) }
      let verdict = try await AuditVerifier.verify(town.database, vault: town.vault)
      guard case .whole(let last) = verdict else {
        Issue.record("\(verdict)")
        return
      }
      #expect(last.seq == 3)
    }
  }

  @Test("entries written at the same time all get a place", arguments: Engine.available)
  func together(engine: Engine) async throws {
    try await withLog(engine) { town, log in
      let database = town.database
      try await withThrowingTaskGroup(of: Void.self) { group in
        for number in 0..<50 {
          group.addTask { try await database.write { tx in try log.record(.sample(number), in: tx) } }
        }
        try await group.waitForAll()
      }
      let verdict = try await AuditVerifier.verify(database, vault: town.vault)
      guard case .whole(let last) = verdict else {
        Issue.record("\(verdict)")
        return
      }
      #expect(last.seq == 50)
    }
  }

  @Test("nothing is written any more when the head is gone", arguments: Engine.available)
  func headGone(engine: Engine) async throws {
    try await withLog(engine, entries: 2) { town, log in
      try await town.database.write { tx in try tx.run("DELETE FROM audit_entry WHERE seq = 0") }
      await #expect(throws: AuditProblem.logDamaged) {
        try await town.database.write { tx in try log.record(.sample(), in: tx) }
      }
    }
  }

  @Test("an entry is never written over another", arguments: Engine.available)
  func neverOver(engine: Engine) async throws {
    try await withLog(engine, entries: 3) { town, log in
      try await town.database.write { tx in try tx.run("UPDATE audit_entry SET last_seq = 1 WHERE seq = 0") }
      await #expect(throws: AuditProblem.logDamaged) {
        try await town.database.write { tx in try log.record(.sample(99), in: tx) }
      }
      let subject = try await town.database.read { tx in
        try tx.firstRow("SELECT subject FROM audit_entry WHERE seq = 2")?.text("subject")
      }
      #expect(subject == "case:2")
    }
  }
}
